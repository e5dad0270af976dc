#include "widgets/firewall/packetbox.h"

#include "models/firewall/exposure.h"
#include "widgets/parts/controls.h"
#include "widgets/parts/spacing.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace cloudnx {

namespace {

constexpr int layersAtMost = 3; ///< central block list, security group, host firewall

} // namespace

State stateOf(LayerVerdict verdict) {
    switch (verdict) {
    case LayerVerdict::Admits:
        return State::Ok;
    case LayerVerdict::Refuses:
        return State::Wrong;
    case LayerVerdict::Unknown:
        break;
    }
    return State::Unknown;
}

PacketBox::PacketBox(QWidget *parent)
    : QWidget(parent),
      m_central(CentralBlocks::ofBwCloud()),
      m_instance(nameChoice(tr("Instance of the packet"))),
      m_protocol(choice(tr("Protocol of the packet"),
                        {QStringLiteral("tcp"), QStringLiteral("udp"), QStringLiteral("icmp"),
                         QStringLiteral("icmpv6"), QStringLiteral("gre"), QStringLiteral("esp")})),
      m_port(typed(tr("Port of the packet"), tr("443"))),
      m_direction(choice(tr("Direction of the packet"), {tr("from"), tr("to")})),
      m_address(typed(tr("Address of the packet"), tr("203.0.113.7"))),
      m_region(choice(tr("Region, for its central block list"), {tr("No central block list")})),
      m_hostShown(new QPushButton(tr("Its own firewall…"))),
      m_host(new QPlainTextEdit),
      m_verdict(new StateLine) {
    m_protocol->setEditable(true);
    m_hostShown->setCheckable(true);
    m_host->setAccessibleName(tr("Firewall of the machine itself"));
    m_host->setPlaceholderText(tr("What `ufw status verbose` or `nft -j list ruleset` says on the machine"));
    m_host->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_host->setTabChangesFocus(true);
    m_host->setFixedHeight(4 * spacing::rowHeight);
    m_host->hide();
    setFocusProxy(m_port);
    fillRegions();
    makeLines();
    tell();
}

void PacketBox::makeLines() {
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::near);
    int column = 0;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_instance, m_protocol, m_port, m_direction,
                                                            m_address, m_region, m_hostShown})
        grid->addWidget(widget, 0, column++);
    grid->setColumnStretch(2, 1);
    grid->setColumnStretch(4, 2);
    grid->addWidget(m_host, 1, 0, 1, column);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(spacing::tight);
    lines->addWidget(m_verdict);
    for (int at = 0; at < layersAtMost; ++at) {
        m_layers.push_back(new StateLine);
        lines->addWidget(m_layers.back());
        m_layers.back()->hide();
    }
    grid->addLayout(lines, 2, 0, 1, column);
    for (QComboBox *box : {m_instance, m_protocol, m_direction, m_region})
        connect(box, &QComboBox::currentTextChanged, this, &PacketBox::tell);
    for (QLineEdit *edit : {m_port, m_address})
        connect(edit, &QLineEdit::textChanged, this, &PacketBox::tell);
    connect(m_hostShown, &QPushButton::toggled, m_host, &QWidget::setVisible);
    connect(m_host, &QPlainTextEdit::textChanged, this, &PacketBox::readHost);
}

void PacketBox::fillRegions() {
    if (m_central)
        for (const QString &region : m_central->regions())
            m_region->addItem(region, region);
}

void PacketBox::show(const std::vector<FirewallGroup> &groups, const GroupMembers &members) {
    m_groups = groups;
    m_members = members;
    const QString chosen = m_instance->currentText();
    const QSignalBlocker quiet(m_instance);
    m_instance->clear();
    for (const QString &instance : instancesOf(groups))
        m_instance->addItem(instance);
    chooseInstance(chosen);
    tell();
}

void PacketBox::chooseInstance(const QString &instance) {
    if (const int at = m_instance->findText(instance); at >= 0)
        m_instance->setCurrentIndex(at);
}

void PacketBox::offerRegions(bool offered) {
    m_region->setVisible(offered && m_region->count() > 1);
    if (!offered)
        m_region->setCurrentIndex(0);
}

void PacketBox::readHost() {
    const QString text = m_host->toPlainText();
    if (text.trimmed().isEmpty())
        m_hostRules = nullptr;
    else
        m_hostRules = HostFirewall::parse(text.toUtf8());
    tell();
}

PacketWords PacketBox::words() const {
    return {m_direction->currentIndex() == 0 ? Direction::Ingress : Direction::Egress,
            m_protocol->currentText().trimmed(), m_port->text().trimmed(), m_address->text().trimmed()};
}

Result<Explanation> PacketBox::answer(const Packet &packet) const {
    OtherLayers others;
    others.members = m_members;
    if (!m_hostRules)
        return failure(m_hostRules.error());
    others.host = *m_hostRules;
    others.region = m_region->currentData().toString();
    if (!others.region.isEmpty())
        others.central = &*m_central;
    return explain(packet, m_instance->currentText(), m_groups, others);
}

void PacketBox::tell() {
    tellLayers({});
    if (m_instance->count() == 0)
        return m_verdict->show(State::Unknown, tr("No instance whose rules are known."));
    const PacketWords said = words();
    if (said.address.isEmpty())
        return m_verdict->showPlain(
            tr("A protocol, a port and the address of the other side; what becomes of such a packet stands "
               "here."));
    const auto packet = parsePacket(said);
    if (!packet)
        return m_verdict->show(State::Wrong, packet.error().sentence);
    const auto explanation = answer(*packet);
    if (!explanation)
        return m_verdict->show(State::Wrong, explanation.error().sentence);
    m_verdict->show(stateOf(explanation->verdict),
                    explainedText(*packet, m_instance->currentText(), explanation->verdict) +
                        QStringLiteral(". ") + rulesOnlyText());
    tellLayers(explanation->layers);
}

void PacketBox::tellLayers(const std::vector<Layer> &layers) {
    for (std::size_t at = 0; at < m_layers.size(); ++at) {
        m_layers[at]->setVisible(at < layers.size());
        if (at < layers.size())
            m_layers[at]->show(stateOf(layers[at].verdict),
                               QStringLiteral("%1: %2").arg(layers[at].name, layers[at].reason));
    }
}

} // namespace cloudnx
