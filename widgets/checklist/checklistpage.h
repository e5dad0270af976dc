#pragma once

#include "models/checklist/report.h"
#include "widgets/parts/page.h"

class QButtonGroup;
class QPushButton;

namespace cloudnx {

class CheckView;
class ReportButton;
struct Telling;

/// For the account owner in the first hour: one question a page. Where one left off is remembered.
class ChecklistPage : public Page {
    Q_OBJECT

public:
    explicit ChecklistPage(LiveInventory &live, QWidget *parent = nullptr);

    void refresh() override;
    [[nodiscard]] std::vector<PaletteEntry> palette() override;
    void showObject(const QString &checkId) override;
    bool goBack() override;

private:
    void makeProgress();
    void makeStages();
    void showStage();
    void makeWayOn();
    void showProgress();
    void showStep();
    void goTo(int step);
    void fix();
    void checkAgain();
    void look();
    void tell(const Telling &telling);
    void showAnswer();
    void arrangeTabs();
    void showQuestion(const Check &check, const Finding &finding);
    [[nodiscard]] QString whoIsHere() const;
    [[nodiscard]] Basis basis() const;
    [[nodiscard]] int steps() const;
    [[nodiscard]] int statementsStep() const;
    [[nodiscard]] const Finding *findingOf(const Check &check) const;
    [[nodiscard]] QString rememberedUnder() const;
    void remember() const;
    void recall();

    Record m_record;
    Outside m_outside;    ///< as it was looked at last, from this window
    Instant m_lookedAt{}; ///< when m_outside was seen
    Report m_judged;
    int m_step = 0;
    bool m_recalled = false;
    QButtonGroup *m_stages;   ///< by the step that its first question has
    QButtonGroup *m_progress; ///< by step
    CheckView *m_view;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_again;
    ReportButton *m_report;
    StateLine *m_payoff;
};

} // namespace cloudnx
