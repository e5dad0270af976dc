#include "models/firewall/rule.h"

#include "models/firewall/protocolnumber.h"

namespace cloudnx {

namespace {

tl::unexpected<Error> invalidPort(const QString &text) {
    return failure(
        ErrorKind::Invalid,
        QStringLiteral("\"%1\" is not a port. Write one from 1 to 65535, a range like 8000-8100, or all.")
            .arg(text));
}

std::optional<int> portNumber(const QString &text) {
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    const bool plain = isNumber && QString::number(number) == text;
    return plain && number >= 0 && number <= 65535 ? std::optional(number) : std::nullopt;
}

/// "icmp", "icmp type 8", "icmp type 3 code 4".
QString icmpText(const RuleSpec &rule) {
    QString text = wordOf(rule.protocol);
    if (rule.icmpType)
        text += QStringLiteral(" type %1").arg(*rule.icmpType);
    if (rule.icmpType && rule.icmpCode)
        text += QStringLiteral(" code %1").arg(*rule.icmpCode);
    return text;
}

// "gre" and "47" are one protocol.
bool isSameProtocol(const RuleSpec &left, const RuleSpec &right) {
    return left.protocolName == right.protocolName ||
           (left.protocolName && right.protocolName && protocolNumber(left) &&
            protocolNumber(left) == protocolNumber(right));
}

// No ports, 0-65535 and 1-65535 are all of them: CloudNx writes 1-65535 for what was sent without.
PortRange everyPortOnce(const RuleSpec &rule) {
    return rule.ports && !rule.ports->isAll() ? *rule.ports : PortRange::all();
}

} // namespace

Result<Protocol> parseProtocol(const QString &text) {
    const auto protocol = enumOf<Protocol>(text.toLower());
    if (protocol && *protocol != Protocol::Other)
        return *protocol;
    return failure(ErrorKind::Invalid,
                   QStringLiteral("\"%1\" is not a protocol. Use tcp, udp, icmp, icmpv6 or any.").arg(text));
}

Result<PortRange> PortRange::between(int first, int last) {
    if (first < 0 || last > 65535 || first > last)
        return invalidPort(QStringLiteral("%1-%2").arg(first).arg(last));
    return PortRange(static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(last));
}

Result<PortRange> PortRange::parse(const QString &text) {
    if (text == QLatin1String("all"))
        return all();
    const qsizetype dash = text.indexOf(u'-');
    const auto first = portNumber(dash < 0 ? text : text.left(dash));
    const auto last = dash < 0 ? first : portNumber(text.mid(dash + 1));
    if (!first || !last || *first > *last)
        return invalidPort(text);
    return between(*first, *last);
}

Result<PortRange> PortRange::typed(const QString &text) {
    const auto range = parse(text);
    return range && range->first() == 0 && !range->isAll() ? invalidPort(text) : range;
}

QString PortRange::toText() const {
    if (m_first == 0 && m_last == 65535)
        return QStringLiteral("all");
    if (m_first == m_last)
        return QString::number(m_first);
    return QStringLiteral("%1-%2").arg(m_first).arg(m_last);
}

bool sameTraffic(const RuleSpec &left, const RuleSpec &right) {
    return left.direction == right.direction && left.protocol == right.protocol &&
           everyPortOnce(left) == everyPortOnce(right) && left.peer == right.peer &&
           isSameProtocol(left, right) && left.icmpType == right.icmpType &&
           left.icmpCode == right.icmpCode && left.peerGroup == right.peerGroup;
}

QString serviceText(const RuleSpec &rule) {
    switch (rule.protocol) {
    case Protocol::Any:
        return QStringLiteral("every protocol");
    case Protocol::Icmp:
    case Protocol::Icmpv6:
        return icmpText(rule);
    case Protocol::Other:
        return rule.protocolName.value_or(QStringLiteral("another protocol"));
    default:
        return QStringLiteral("%1/%2").arg(rule.ports ? rule.ports->toText() : QStringLiteral("all"),
                                           wordOf(rule.protocol));
    }
}

QString peerText(const RuleSpec &rule) {
    if (rule.peerGroup)
        return QStringLiteral("members of %1 (%2)")
            .arg(*rule.peerGroup,
                 rule.peer.family() == AddressFamily::Ipv4 ? QStringLiteral("IPv4") : QStringLiteral("IPv6"));
    if (!rule.peer.isEverything())
        return rule.peer.toText();
    return rule.peer.family() == AddressFamily::Ipv4 ? QStringLiteral("everyone (0.0.0.0/0)")
                                                     : QStringLiteral("everyone (::/0)");
}

} // namespace cloudnx
