#include "widgets/firewall/ruleform.h"

#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace cloudnx {

namespace {

[[nodiscard]] QComboBox *choice(const QString &name, const QStringList &entries) {
    auto *box = new QComboBox;
    box->addItems(entries);
    box->setAccessibleName(name);
    return box;
}

[[nodiscard]] QLineEdit *typed(const QString &name, const QString &placeholder) {
    auto *edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(placeholder);
    return edit;
}

[[nodiscard]] bool hasPorts(Protocol protocol) {
    return protocol == Protocol::Tcp || protocol == Protocol::Udp;
}

[[nodiscard]] std::vector<RuleSpec> specsOf(const FirewallGroup &group) {
    std::vector<RuleSpec> specs;
    for (const Rule &rule : group.rules)
        specs.push_back(rule.spec);
    return specs;
}

[[nodiscard]] bool isForEveryone(const RuleSpec &rule) {
    if (rule.protocol != Protocol::Tcp || !rule.ports || rule.ports->first() != rule.ports->last())
        return false;
    const KnownService *known = knownService(Carried::Tcp, rule.ports->first());
    return known && known->web;
}

} // namespace

Effected effectOfAdding(const FirewallGroup &group, const RuleSpec &rule) {
    const QString what = serviceText(rule);
    const QString who = peerText(rule);
    for (const Rule &there : group.rules)
        if (sameTraffic(there.spec, rule))
            return {State::Unknown, RuleForm::tr("%1 has this rule already.").arg(group.name)};
    if (Reach::of(specsOf(group)).contains(Reach::of(rule)))
        return {State::Look, RuleForm::tr("Opens nothing new: another rule of %1 admits %2 from %3 already. "
                                          "A narrower rule never narrows a wider one.")
                                 .arg(group.name, what, who)};
    if (rule.direction == Direction::Egress)
        return {State::Ok, RuleForm::tr("Lets %1 reach %2 on %3.").arg(group.name, who, what)};
    if (rule.peer.isEverything() && !isForEveryone(rule))
        return {State::Look,
                RuleForm::tr("Opens %1 of %2 to the whole internet: %3.").arg(what, group.name, who)};
    return {State::Ok, RuleForm::tr("Opens %1 of %2 to %3.").arg(what, group.name, who)};
}

RuleForm::RuleForm(QWidget *parent)
    : QWidget(parent),
      m_group(choice(tr("Firewall"), {})),
      m_direction(choice(tr("Direction"), {tr("from"), tr("to")})),
      m_protocol(choice(tr("Protocol"), {QStringLiteral("tcp"), QStringLiteral("udp"), QStringLiteral("icmp"),
                                         QStringLiteral("icmpv6"), QStringLiteral("any")})),
      m_ports(typed(tr("Ports"), tr("443 or 8000-8100"))),
      m_peer(typed(tr("Addresses"), tr("10.0.0.0/24 or 0.0.0.0/0"))),
      m_effect(new StateLine),
      m_add(new QPushButton(strokeIcon(QStringLiteral("add")), tr("Plan rule"))) {
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::near);
    int column = 0;
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_group, m_protocol, m_ports, m_direction, m_peer, m_add})
        grid->addWidget(widget, 0, column++);
    grid->setColumnStretch(2, 1);
    grid->setColumnStretch(4, 2);
    grid->addWidget(m_effect, 1, 0, 1, column);
    for (QComboBox *box : {m_group, m_direction, m_protocol})
        connect(box, &QComboBox::currentTextChanged, this, &RuleForm::tell);
    for (QLineEdit *edit : {m_ports, m_peer}) {
        connect(edit, &QLineEdit::textChanged, this, &RuleForm::tell);
        connect(edit, &QLineEdit::returnPressed, this, &RuleForm::ask);
    }
    connect(m_add, &QPushButton::clicked, this, &RuleForm::ask);
    tell();
}

void RuleForm::show(const std::vector<FirewallGroup> &groups, const QString &groupWord) {
    const QString chosen = m_group->currentText();
    m_groups = groups;
    m_group->clear();
    m_group->setAccessibleName(groupWord);
    for (const FirewallGroup &group : groups)
        m_group->addItem(group.name);
    chooseGroup(chosen);
    tell();
}

void RuleForm::chooseGroup(const QString &group) {
    if (const int at = m_group->findText(group); at >= 0)
        m_group->setCurrentIndex(at);
}

Result<RuleSpec> RuleForm::rule() const {
    RuleSpec spec;
    spec.direction = m_direction->currentIndex() == 0 ? Direction::Ingress : Direction::Egress;
    const auto protocol = parseProtocol(m_protocol->currentText());
    if (!protocol)
        return failure(protocol.error());
    spec.protocol = *protocol;
    if (hasPorts(*protocol)) {
        const auto ports = PortRange::parse(m_ports->text().trimmed());
        if (!ports)
            return failure(ports.error());
        spec.ports = *ports;
    }
    const auto peer = CidrBlock::parse(m_peer->text().trimmed());
    if (!peer)
        return failure(peer.error());
    spec.peer = *peer;
    return spec;
}

void RuleForm::tell() {
    const auto protocol = parseProtocol(m_protocol->currentText());
    const bool portsWanted = protocol && hasPorts(*protocol);
    m_ports->setEnabled(portsWanted);
    const auto at = static_cast<std::size_t>(std::max(0, m_group->currentIndex()));
    const auto spec = rule();
    m_add->setEnabled(spec && at < m_groups.size());
    if (m_groups.empty())
        return m_effect->show(State::Unknown, tr("There is no firewall to add a rule to."));
    if (m_peer->text().isEmpty() || (portsWanted && m_ports->text().isEmpty()))
        return m_effect->showPlain(tr("Ports and addresses of the new rule; its effect stands here."));
    if (!spec)
        return m_effect->show(State::Wrong, spec.error().sentence);
    const Effected effect = effectOfAdding(m_groups[at], *spec);
    m_effect->show(effect.state, effect.text);
}

void RuleForm::ask() {
    if (!m_add->isEnabled())
        return;
    if (const auto spec = rule())
        Q_EMIT ruleWanted(m_group->currentText(), *spec);
}

} // namespace cloudnx
