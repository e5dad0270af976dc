#pragma once

#include "widgets/parts/page.h"
#include "widgets/parts/planbody.h"
#include "widgets/parts/screendesk.h"

#include <QFrame>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace cloudnx {

class SecretPanel;

/// The right side of the window while something is being changed: the plan, its friction, its progress, what
/// was read back, and Undo. The only place that calls the executor.
class PlanSheet : public QFrame {
    Q_OBJECT

public:
    PlanSheet(LiveInventory &live, QWidget *parent = nullptr);
    /// A plan that is being applied runs to its end all the same: half of it may be worse than all of it.
    ~PlanSheet() override;

    /// Makes a plan of @p draft, or takes the one that was cut off, and shows it. False while another plan is
    /// being applied.
    bool open(const Draft &draft);
    /// Takes back the plan @p planId; empty: the last one that is not taken back.
    bool undo(const QString &planId);
    void close();

    [[nodiscard]] bool isApplying() const { return m_stage == Stage::Applying; }

    [[nodiscard]] bool isOpen() const { return m_stage != Stage::Closed; }

Q_SIGNALS:
    void opened();
    void closed();
    /// Something was sent; these parts are worth reading again.
    void applied(const cloudnx::Parts &touched);

private:
    enum class Stage { Closed, Preparing, Shown, Applying, Finished };

    void makeButtons();
    void makeFriction();
    void setStage(Stage stage);
    void prepare();
    void take(Result<Plan> plan);
    void goOn();
    void showFriction();
    [[nodiscard]] bool frictionMet() const;
    void allowApply();
    void apply();
    void take(Result<Outcome> outcome);
    void showFinished(const Outcome &outcome);
    void save();
    void dismiss();
    void newDesk();

    LiveInventory &m_live;
    Draft m_draft;
    std::optional<Plan> m_plan;
    QString m_warning; ///< beside it: "You come from … now"
    Stage m_stage = Stage::Closed;
    bool m_applyWhenReady = false;
    std::shared_ptr<ScreenDesk> m_desk;
    QLabel *m_title;
    PlanBody *m_body;
    QVBoxLayout *m_inner;
    QScrollArea *m_scroll;
    QPointer<SecretPanel> m_secrets;
    QCheckBox *m_yes;
    QLabel *m_typePrompt;
    QLineEdit *m_typed;
    StateLine *m_why;
    QPushButton *m_apply;
    QPushButton *m_save;
    QPushButton *m_undo;
    QPushButton *m_goOn;
    QPushButton *m_dismiss;
};

} // namespace cloudnx
