#pragma once

#include "models/firewall/exposure.h"
#include "widgets/parts/state.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace cloudnx {

/// One line that makes a rule, with the sentence of its effect while it is typed.
class RuleForm : public QWidget {
    Q_OBJECT

public:
    explicit RuleForm(QWidget *parent = nullptr);

    void show(const std::vector<FirewallGroup> &groups, const QString &groupWord);
    void chooseGroup(const QString &group);

Q_SIGNALS:
    void ruleWanted(const QString &group, const cloudnx::RuleSpec &rule);

private:
    [[nodiscard]] Result<RuleSpec> rule() const;
    void tell();
    void ask();

    std::vector<FirewallGroup> m_groups;
    QComboBox *m_group;
    QComboBox *m_direction;
    QComboBox *m_protocol;
    QLineEdit *m_ports;
    QLineEdit *m_peer;
    StateLine *m_effect;
    QPushButton *m_add;
};

/// What adding @p rule to @p group changes, in one sentence; Look when it opens something to everyone that is
/// not meant for everyone.
struct Effected {
    State state;
    QString text;
};

[[nodiscard]] Effected effectOfAdding(const FirewallGroup &group, const RuleSpec &rule);

} // namespace cloudnx
