#include "models/firewall/protocolnumber.h"

#include <algorithm>

namespace cloudnx {

namespace {

struct Named {
    const char *name;
    int number;
};

// IANA's Protocol Numbers, those that Neutron and nftables know by name; the first name of a number is shown.
constexpr auto names = std::to_array<Named>(
    {{"icmp", 1},        {"igmp", 2},       {"ipip", 4},       {"tcp", 6},         {"egp", 8},
     {"igp", 9},         {"udp", 17},       {"dccp", 33},      {"ipv6-encap", 41}, {"ipv6", 41},
     {"ipv6-route", 43}, {"ipv6-frag", 44}, {"rsvp", 46},      {"gre", 47},        {"esp", 50},
     {"ah", 51},         {"icmpv6", 58},    {"ipv6-icmp", 58}, {"ipv6-nonxt", 59}, {"ipv6-opts", 60},
     {"eigrp", 88},      {"ospf", 89},      {"pim", 103},      {"comp", 108},      {"vrrp", 112},
     {"pgm", 113},       {"l2tp", 115},     {"sctp", 132},     {"udplite", 136}});

std::optional<int> plainNumber(const QString &text) {
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && QString::number(number) == text && number >= 0 && number <= 255 ? std::optional(number)
                                                                                       : std::nullopt;
}

} // namespace

std::optional<int> protocolNumber(const QString &text) {
    for (const Named &one : names)
        if (text.compare(QLatin1String(one.name), Qt::CaseInsensitive) == 0)
            return one.number;
    return plainNumber(text);
}

std::optional<int> protocolNumber(const RuleSpec &rule) {
    switch (rule.protocol) {
    case Protocol::Tcp:
        return 6;
    case Protocol::Udp:
        return 17;
    case Protocol::Icmp:
        return 1;
    case Protocol::Icmpv6:
        return 58;
    case Protocol::Any:
        return std::nullopt;
    case Protocol::Other:
        return rule.protocolName ? protocolNumber(*rule.protocolName) : std::nullopt;
    }
    return std::nullopt;
}

QString protocolName(int number) {
    const auto found =
        std::find_if(names.begin(), names.end(), [number](const Named &one) { return one.number == number; });
    return found == names.end() ? QString::number(number) : QString::fromLatin1(found->name);
}

Result<ProtocolWord> parseProtocolWord(const QString &text) {
    if (text.compare(QLatin1String("any"), Qt::CaseInsensitive) == 0)
        return ProtocolWord{Protocol::Any};
    const auto number = protocolNumber(text);
    if (!number)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("\"%1\" is not a protocol. Use tcp, udp, icmp, icmpv6, any, a name like gre, or "
                           "a number from 0 to 255.")
                .arg(text));
    switch (*number) {
    case 1:
        return ProtocolWord{Protocol::Icmp};
    case 6:
        return ProtocolWord{Protocol::Tcp};
    case 17:
        return ProtocolWord{Protocol::Udp};
    case 58:
        return ProtocolWord{Protocol::Icmpv6};
    default:
        return ProtocolWord{Protocol::Other, protocolName(*number)};
    }
}

QString writtenProtocol(const RuleSpec &rule) {
    return rule.protocol == Protocol::Other && rule.protocolName ? *rule.protocolName : wordOf(rule.protocol);
}

namespace {

std::optional<int> byteIn(const QString &text) {
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 0 && number <= 255 ? std::optional(number) : std::nullopt;
}

} // namespace

Result<IcmpWord> parseIcmpWord(const QString &text) {
    const auto type = byteIn(text.section(u'/', 0, 0));
    const bool hasCode = text.contains(u'/');
    const auto code = hasCode ? byteIn(text.section(u'/', 1)) : std::nullopt;
    if (!type || (hasCode && !code))
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("\"%1\" is no type of icmp. Write 8 or 3/4; both are 0 to 255.").arg(text));
    return IcmpWord{*type, code};
}

QString icmpWord(const RuleSpec &rule) {
    const QString type = QString::number(rule.icmpType.value_or(0));
    return rule.icmpCode ? QStringLiteral("%1/%2").arg(type).arg(*rule.icmpCode) : type;
}

} // namespace cloudnx
