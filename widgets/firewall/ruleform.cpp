#include "widgets/firewall/ruleform.h"

#include "models/firewall/exposure.h"
#include "models/firewall/protocolnumber.h"
#include "models/firewall/rulelist.h"
#include "widgets/parts/controls.h"
#include "widgets/parts/icons.h"
#include "widgets/parts/spacing.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace cloudnx {

namespace {

[[nodiscard]] bool hasPorts(Protocol protocol) {
    return protocol == Protocol::Tcp || protocol == Protocol::Udp;
}

[[nodiscard]] bool isIcmp(Protocol protocol) {
    return protocol == Protocol::Icmp || protocol == Protocol::Icmpv6;
}

[[nodiscard]] QString placesText(const RuleSpec &rule) {
    if (rule.icmpType)
        return icmpWord(rule);
    return rule.ports ? rule.ports->toText() : hasPorts(rule.protocol) ? QStringLiteral("all") : QString();
}

} // namespace

State stateOf(RuleEffect::Kind kind) {
    switch (kind) {
    case RuleEffect::Kind::Nothing:
    case RuleEffect::Kind::Internet:
        return State::Look;
    case RuleEffect::Kind::Undocumented:
        return State::Unknown;
    case RuleEffect::Kind::Named:
        break;
    }
    return State::Ok;
}

RuleForm::RuleForm(QWidget *parent)
    : QWidget(parent),
      m_group(nameChoice(tr("Firewall"))),
      m_template(choice(tr("Template"), {tr("Custom")})),
      m_direction(choice(tr("Direction"), {tr("from"), tr("to")})),
      m_protocol(choice(tr("Protocol"), {QStringLiteral("tcp"), QStringLiteral("udp"), QStringLiteral("icmp"),
                                         QStringLiteral("icmpv6"), QStringLiteral("any")})),
      m_ports(typed(tr("Ports"), tr("443 or 8000-8100"))),
      m_peer(typed(tr("Addresses"), tr("10.0.0.0/24 or 0.0.0.0/0"))),
      m_effect(new StateLine),
      m_add(new QPushButton(strokeIcon(QStringLiteral("add")), tr("Plan rule"))) {
    fillTemplates();
    makeLine();
    tell();
}

void RuleForm::makeLine() {
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::near);
    int column = 0;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_group, m_template, m_protocol, m_ports,
                                                            m_direction, m_peer, m_add})
        grid->addWidget(widget, 0, column++);
    grid->setColumnStretch(3, 1);
    grid->setColumnStretch(5, 2);
    grid->addWidget(m_effect, 1, 0, 1, column);
    connect(m_template, &QComboBox::activated, this, &RuleForm::useTemplate);
    connect(m_group, &QComboBox::currentTextChanged, this, [this] {
        m_teller.reset();
        tell();
    });
    for (QComboBox *box : {m_direction, m_protocol})
        connect(box, &QComboBox::currentTextChanged, this, &RuleForm::tell);
    for (QLineEdit *edit : {m_ports, m_peer}) {
        connect(edit, &QLineEdit::textChanged, this, &RuleForm::tell);
        connect(edit, &QLineEdit::returnPressed, this, &RuleForm::ask);
    }
    connect(m_add, &QPushButton::clicked, this, &RuleForm::ask);
}

void RuleForm::fillTemplates() {
    for (const KnownService &service : knownServices())
        if (service.carried == Carried::Tcp || service.carried == Carried::Udp)
            m_template->addItem(QStringLiteral("%1 (%2)").arg(service.name).arg(service.port),
                                QStringList{word(service.carried), QString::number(service.port)});
}

void RuleForm::useTemplate(int at) {
    const QStringList words = m_template->itemData(at).toStringList();
    if (words.size() != 2)
        return m_ports->setFocus();
    m_protocol->setCurrentText(words[0]);
    m_ports->setText(words[1]);
    m_direction->setCurrentIndex(0);
    m_peer->setFocus();
}

void RuleForm::show(const std::vector<FirewallGroup> &groups, const QString &groupWord) {
    const QString chosen = m_group->currentText();
    m_groups = groups;
    m_teller.reset();
    m_group->clear();
    m_group->setAccessibleName(groupWord);
    for (const FirewallGroup &group : groups)
        m_group->addItem(group.name);
    chooseGroup(chosen);
    if (m_old && !stands(*m_old))
        stopEditing();
    tell();
}

// Whether the chosen firewall has this rule still.
bool RuleForm::stands(const RuleSpec &rule) {
    const EffectTeller *effects = teller();
    return effects && std::any_of(effects->group().rules.begin(), effects->group().rules.end(),
                                  [&](const Rule &one) { return sameTraffic(one.spec, rule); });
}

void RuleForm::chooseGroup(const QString &group) {
    if (const int at = m_group->findText(group); at >= 0)
        m_group->setCurrentIndex(at);
}

void RuleForm::edit(const QString &group, const RuleSpec &rule) {
    chooseGroup(group);
    m_old.reset();
    if (m_protocol->findText(writtenProtocol(rule)) < 0)
        m_protocol->addItem(writtenProtocol(rule));
    m_protocol->setCurrentText(writtenProtocol(rule));
    m_ports->setText(placesText(rule));
    m_direction->setCurrentIndex(rule.direction == Direction::Ingress ? 0 : 1);
    m_peer->setText(rule.peerGroup ? QString() : rule.peer.toText());
    m_peer->setPlaceholderText(rule.peerGroup ? peerText(rule) : tr("10.0.0.0/24 or 0.0.0.0/0"));
    m_old = rule;
    m_add->setText(tr("Plan change"));
    m_peer->setFocus();
    m_peer->selectAll();
    tell();
}

bool RuleForm::stopEditing() {
    if (!m_old)
        return false;
    m_old.reset();
    m_add->setText(tr("Plan rule"));
    m_peer->setPlaceholderText(tr("10.0.0.0/24 or 0.0.0.0/0"));
    m_ports->clear();
    m_peer->clear();
    return true;
}

// A rule for a group keeps it until an address is written in its place.
bool RuleForm::keepsGroup() const {
    return m_old && m_old->peerGroup && m_peer->text().trimmed().isEmpty();
}

Result<RuleSpec> RuleForm::rule() const {
    auto spec =
        ruleFromWords(m_protocol->currentText(), m_ports->isEnabled() ? m_ports->text().trimmed() : QString(),
                      keepsGroup() ? m_old->peer.toText() : m_peer->text().trimmed());
    if (!spec)
        return spec;
    if (keepsGroup())
        spec->peerGroup = m_old->peerGroup;
    spec->direction = m_direction->currentIndex() == 0 ? Direction::Ingress : Direction::Egress;
    if (m_old)
        spec->description = m_old->description;
    return spec;
}

EffectTeller *RuleForm::teller() {
    const auto at = static_cast<std::size_t>(std::max(0, m_group->currentIndex()));
    if (!m_teller && at < m_groups.size())
        m_teller.emplace(m_groups[at]);
    return m_teller ? &*m_teller : nullptr;
}

void RuleForm::tell() {
    const auto protocol = parseProtocolWord(m_protocol->currentText());
    const bool portsWanted = protocol && hasPorts(protocol->protocol);
    const bool typesWanted = protocol && isIcmp(protocol->protocol);
    const bool isOther = protocol && protocol->protocol == Protocol::Other;
    m_ports->setEnabled(portsWanted || typesWanted || isOther);
    m_ports->setPlaceholderText(typesWanted ? tr("8 or 3/4; empty: every type") : tr("443 or 8000-8100"));
    EffectTeller *effects = teller();
    const auto spec = rule();
    m_add->setEnabled(spec && effects && !(m_old && sameTraffic(*m_old, *spec)));
    if (!effects)
        return m_effect->show(State::Unknown, tr("There is no firewall to add a rule to."));
    if ((m_peer->text().isEmpty() && !keepsGroup()) || (portsWanted && m_ports->text().isEmpty()))
        return m_effect->showPlain(tr("Ports and addresses of the rule; its effect stands here."));
    if (!spec)
        return m_effect->show(State::Wrong, spec.error().sentence);
    const RuleEffect effect = m_old ? effects->replacing(*m_old, *spec) : effects->adding(*spec);
    m_effect->show(stateOf(effect.kind), effect.sentence);
}

void RuleForm::ask() {
    if (!m_add->isEnabled())
        return;
    const auto spec = rule();
    if (!spec)
        return;
    if (m_old)
        Q_EMIT changeWanted(m_group->currentText(), *m_old, *spec);
    else
        Q_EMIT ruleWanted(m_group->currentText(), *spec);
}

} // namespace cloudnx
