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

    /// Something below the question that a person may fill in; under a heading that opens it, when it has
    /// one.
    struct Form {
        QString heading;
        QWidget *widget;
    };

    /// @p fix for what failed, or advice. What was typed stays while the check does.
    void show(const Check &check, const Finding &finding, const std::optional<Fix> &fix,
              const std::vector<Form> &forms = {});
    /// What the provider says of itself; nobody checked it.
    void showStatements(const std::vector<Finding> &stated);

    [[nodiscard]] std::map<QString, QString> inputs() const;
    void complain(const QString &sentence);

    /// What was typed has been told.
    void forgetTyped() { m_check.clear(); }

    /// What takes the focus, in the order of the page.
    [[nodiscard]] std::vector<QWidget *> stops() const;

Q_SIGNALS:
    void fixWanted();

private:
    void restart();
    QLabel *addText(const QString &text);
    void addTitle(const QString &text);
    void addState(State state, const QString &text);
    void addEvidence(const Finding &finding);
    void addFix(const Fix &fix);
    void addForm(const Form &form);
    QToolButton *addToggle(const QString &text, QWidget *opens);
    void complaintHere();
    void addSteps(const QString &head, const std::vector<QString> &steps);

    QVBoxLayout *m_column = nullptr;
    QString m_check; ///< id of what is shown
    StateLine *m_complaint = nullptr;
    std::vector<std::pair<QString, QLineEdit *>> m_inputs;
};

} // namespace cloudnx
