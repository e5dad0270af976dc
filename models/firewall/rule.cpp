#include "models/firewall/rule.h"

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

} // namespace

Result<Protocol> parseProtocol(const QString &text) {
    if (const auto protocol = enumOf<Protocol>(text.toLower()))
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
    if (!first || !last || *first > *last || (*first == 0 && *last != 65535))
        return invalidPort(text);
    return between(*first, *last);
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
           left.ports == right.ports && left.peer == right.peer;
}

QString serviceText(const RuleSpec &rule) {
    switch (rule.protocol) {
    case Protocol::Any:
        return QStringLiteral("every protocol");
    case Protocol::Icmp:
    case Protocol::Icmpv6:
        return wordOf(rule.protocol);
    default:
        return QStringLiteral("%1/%2").arg(rule.ports ? rule.ports->toText() : QStringLiteral("all"),
                                           wordOf(rule.protocol));
    }
}

QString peerText(const RuleSpec &rule) {
    if (!rule.peer.isEverything())
        return rule.peer.toText();
    return rule.peer.family() == AddressFamily::Ipv4 ? QStringLiteral("everyone (0.0.0.0/0)")
                                                     : QStringLiteral("everyone (::/0)");
}

} // namespace cloudnx
