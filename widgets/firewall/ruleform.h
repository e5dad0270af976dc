#pragma once

#include "models/firewall/ruleeffect.h"
#include "widgets/parts/state.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace cloudnx {

/// One line that makes a rule or changes one, with the sentence of its effect while it is typed.
class RuleForm : public QWidget {
    Q_OBJECT

public:
    explicit RuleForm(QWidget *parent = nullptr);

    void show(const std::vector<FirewallGroup> &groups, const QString &groupWord);
    void chooseGroup(const QString &group);
    /// Puts a rule into the line to change it.
    void edit(const QString &group, const RuleSpec &rule);
    /// Leaves the rule as it is; the line makes new ones again. False when none was being changed.
    bool stopEditing();

Q_SIGNALS:
    void ruleWanted(const QString &group, const cloudnx::RuleSpec &rule);
    void changeWanted(const QString &group, const cloudnx::RuleSpec &old, const cloudnx::RuleSpec &now);

private:
    void makeLine();
    void fillTemplates();
    void useTemplate(int at);
    [[nodiscard]] bool keepsGroup() const;
    [[nodiscard]] Result<RuleSpec> rule() const;
    [[nodiscard]] EffectTeller *teller();
    [[nodiscard]] bool stands(const RuleSpec &rule);
    void tell();
    void ask();

    std::vector<FirewallGroup> m_groups;
    std::optional<EffectTeller> m_teller; ///< of the chosen group
    std::optional<RuleSpec> m_old;        ///< the rule that is being changed
    QComboBox *m_group;
    QComboBox *m_template;
    QComboBox *m_direction;
    QComboBox *m_protocol;
    QLineEdit *m_ports;
    QLineEdit *m_peer;
    StateLine *m_effect;
    QPushButton *m_add;
};

/// How a screen marks an effect.
[[nodiscard]] State stateOf(RuleEffect::Kind kind);

} // namespace cloudnx
