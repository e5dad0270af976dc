#pragma once

#include "models/checklist/check.h"
#include "widgets/parts/state.h"

#include <QScrollArea>
#include <QVBoxLayout>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace cloudnx {

/// One question of the checklist: why it matters, what was found, the evidence, and the way to mend it.
class CheckView : public QScrollArea {
    Q_OBJECT

public:
    explicit CheckView(QWidget *parent = nullptr);

    /// @p fix only for what failed.
    void show(const Check &check, const Finding &finding, const std::optional<Fix> &fix);
    /// What the provider says of itself; nobody checked it.
    void showStatements(const std::vector<Finding> &stated);

    [[nodiscard]] std::map<QString, QString> inputs() const;
    void complain(const QString &sentence);

    /// The button that fixes, when there is one.
    [[nodiscard]] QPushButton *fixButton() const { return m_fix; }

Q_SIGNALS:
    void fixWanted();

private:
    void restart();
    QLabel *addText(const QString &text);
    void addTitle(const QString &text);
    void addState(State state, const QString &text);
    void addEvidence(const Finding &finding);
    void addFix(const Fix &fix);
    void addSteps(const QString &head, const std::vector<QString> &steps);

    QVBoxLayout *m_column = nullptr;
    QPushButton *m_fix = nullptr;
    StateLine *m_complaint = nullptr;
    std::vector<std::pair<QString, QLineEdit *>> m_inputs;
};

} // namespace cloudnx
