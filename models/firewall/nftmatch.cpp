#include "models/firewall/nftmatch.h"

#include "models/firewall/protocolnumber.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace cloudnx {

namespace {

/// A field of the packet: a number or an address; or that it has none such, or that it is not told.
struct Field {
    enum class Kind { Absent, Unknown, Number, Address, Word } kind = Kind::Unknown;
    int number = 0;
    QString word = {};
};

Field number(int value) {
    return {Field::Kind::Number, value};
}

Field absent() {
    return {Field::Kind::Absent};
}

Field unknown() {
    return {};
}

int numberOf(const Packet &packet) {
    constexpr std::array numbers{6, 17, 1, 58};
    return packet.carried == Carried::Other ? packet.port / 65536
                                            : numbers[static_cast<std::size_t>(packet.carried)];
}

bool isIpv4(const Packet &packet) {
    return packet.family == AddressFamily::Ipv4;
}

Field metaField(const QString &key, const Packet &packet) {
    if (key == QLatin1String("l4proto"))
        return number(numberOf(packet));
    if (key == QLatin1String("nfproto"))
        return {Field::Kind::Word, 0, isIpv4(packet) ? QStringLiteral("ipv4") : QStringLiteral("ipv6")};
    if (key == QLatin1String("protocol"))
        return {Field::Kind::Word, 0, isIpv4(packet) ? QStringLiteral("ip") : QStringLiteral("ip6")};
    const bool incoming = packet.direction == Direction::Ingress;
    if (key == (incoming ? QLatin1String("iif") : QLatin1String("oif")) ||
        key == (incoming ? QLatin1String("iifname") : QLatin1String("oifname")))
        return {Field::Kind::Word, 0, QStringLiteral("<outer>")};
    return unknown();
}

Field portField(const QString &field, const Packet &packet) {
    if (field == QLatin1String("dport"))
        return number(packet.port % 65536);
    return unknown(); // the sender's port is not told
}

Field payloadField(const QString &protocol, const QString &field, const Packet &packet) {
    const int carried = numberOf(packet);
    if (protocol == QLatin1String("ip") || protocol == QLatin1String("ip6")) {
        if ((protocol == QLatin1String("ip")) != isIpv4(packet))
            return absent();
        const bool isPeer = field == (packet.direction == Direction::Ingress ? QLatin1String("saddr")
                                                                             : QLatin1String("daddr"));
        if (isPeer)
            return {Field::Kind::Address};
        return field == QLatin1String("protocol") ? number(carried) : unknown();
    }
    if (protocol == QLatin1String("tcp"))
        return carried == 6 ? portField(field, packet) : absent();
    if (protocol == QLatin1String("udp"))
        return carried == 17 ? portField(field, packet) : absent();
    if (protocol == QLatin1String("th"))
        return carried == 6 || carried == 17 ? portField(field, packet) : unknown();
    const bool icmp = protocol == QLatin1String("icmp");
    if (icmp || protocol == QLatin1String("icmpv6")) {
        if (carried != (icmp ? 1 : 58) || isIpv4(packet) != icmp)
            return absent();
        if (field == QLatin1String("type"))
            return number(packet.port / 256);
        return field == QLatin1String("code") ? number(packet.port % 256) : unknown();
    }
    const auto other = protocolNumber(protocol); // "sctp", "dccp", …
    return other && *other != carried ? absent() : unknown();
}

Field fieldOf(const QJsonValue &left, const Packet &packet) {
    const QJsonObject object = left.toObject();
    if (const QJsonValue meta = object.value(QStringLiteral("meta")); meta.isObject())
        return metaField(meta.toObject().value(QStringLiteral("key")).toString(), packet);
    if (const QJsonValue payload = object.value(QStringLiteral("payload")); payload.isObject())
        return payloadField(payload.toObject().value(QStringLiteral("protocol")).toString(),
                            payload.toObject().value(QStringLiteral("field")).toString(), packet);
    const QJsonObject ct = object.value(QStringLiteral("ct")).toObject();
    if (ct.value(QStringLiteral("key")).toString() == QLatin1String("state"))
        return {Field::Kind::Word, 0, QStringLiteral("new")}; // it begins something
    return unknown();
}

struct NamedType {
    const char *name;
    int icmp;
    int icmpv6;
};

// nft describe icmp_type, icmpv6_type.
constexpr auto typeNames = std::to_array<NamedType>({{"echo-reply", 0, 129},
                                                     {"destination-unreachable", 3, 1},
                                                     {"source-quench", 4, -1},
                                                     {"redirect", 5, -1},
                                                     {"echo-request", 8, 128},
                                                     {"router-advertisement", 9, -1},
                                                     {"router-solicitation", 10, -1},
                                                     {"time-exceeded", 11, 3},
                                                     {"parameter-problem", 12, 4},
                                                     {"timestamp-request", 13, -1},
                                                     {"timestamp-reply", 14, -1},
                                                     {"info-request", 15, -1},
                                                     {"info-reply", 16, -1},
                                                     {"address-mask-request", 17, -1},
                                                     {"address-mask-reply", 18, -1},
                                                     {"packet-too-big", -1, 2},
                                                     {"mld-listener-query", -1, 130},
                                                     {"mld-listener-report", -1, 131},
                                                     {"mld-listener-done", -1, 132},
                                                     {"mld-listener-reduction", -1, 132},
                                                     {"nd-router-solicit", -1, 133},
                                                     {"nd-router-advert", -1, 134},
                                                     {"nd-neighbor-solicit", -1, 135},
                                                     {"nd-neighbor-advert", -1, 136},
                                                     {"nd-redirect", -1, 137},
                                                     {"router-renumbering", -1, 138},
                                                     {"ind-neighbor-solicit", -1, 141},
                                                     {"ind-neighbor-advert", -1, 142},
                                                     {"mld2-listener-report", -1, 143}});

std::optional<int> numberIn(const QJsonValue &value, const Packet &packet) {
    if (value.isDouble())
        return value.toInt(-1);
    const QString word = value.toString();
    for (const NamedType &one : typeNames)
        if (word == QLatin1String(one.name)) {
            const int type = packet.carried == Carried::Icmp ? one.icmp : one.icmpv6;
            return type < 0 ? std::nullopt : std::optional(type);
        }
    return protocolNumber(word);
}

Holds yesOrNo(bool holds) {
    return holds ? Holds::Yes : Holds::No;
}

Holds holdsNumber(int mine, const QJsonValue &right, const Packet &packet) {
    const QJsonArray range = right.toObject().value(QStringLiteral("range")).toArray();
    if (range.size() == 2) {
        const auto first = numberIn(range.at(0), packet);
        const auto last = numberIn(range.at(1), packet);
        return first && last ? yesOrNo(*first <= mine && mine <= *last) : Holds::Unknown;
    }
    const auto value = numberIn(right, packet);
    return value ? yesOrNo(*value == mine) : Holds::Unknown;
}

std::optional<Address> addressIn(const QString &text, const Packet &packet) {
    const auto block = CidrBlock::parse(text);
    const bool fits = block && !text.contains(u'/') && block->family() == packet.family;
    return fits ? std::optional(blockOf(*block).first) : std::nullopt;
}

Holds holdsAddress(const QJsonValue &right, const Packet &packet) {
    const QJsonObject object = right.toObject();
    if (const QJsonObject prefix = object.value(QStringLiteral("prefix")).toObject(); !prefix.isEmpty()) {
        const auto block = CidrBlock::parseLenient(QStringLiteral("%1/%2")
                                                       .arg(prefix.value(QStringLiteral("addr")).toString())
                                                       .arg(prefix.value(QStringLiteral("len")).toInt(-1)));
        return block && block->family() == packet.family
                   ? yesOrNo(AddressSet::of(*block).contains(packet.peer))
                   : Holds::Unknown;
    }
    const QJsonArray range = object.value(QStringLiteral("range")).toArray();
    const auto first = addressIn(range.size() == 2 ? range.at(0).toString() : right.toString(), packet);
    const auto last = addressIn(range.size() == 2 ? range.at(1).toString() : right.toString(), packet);
    return first && last ? yesOrNo(*first <= packet.peer && packet.peer <= *last) : Holds::Unknown;
}

// Of interfaces only the loopback is known: what comes from outside does not come through it.
Holds holdsWord(const QString &mine, const QJsonValue &right) {
    if (!right.isString())
        return Holds::Unknown;
    if (mine == QLatin1String("<outer>"))
        return right.toString() == QLatin1String("lo") ? Holds::No : Holds::Unknown;
    return yesOrNo(mine == right.toString());
}

Holds holdsOne(const Field &field, const QJsonValue &right, const Packet &packet) {
    switch (field.kind) {
    case Field::Kind::Number:
        return holdsNumber(field.number, right, packet);
    case Field::Kind::Address:
        return holdsAddress(right, packet);
    case Field::Kind::Word:
        return holdsWord(field.word, right);
    default:
        return Holds::Unknown;
    }
}

Holds holdsAny(const Field &field, const QJsonArray &list, const Packet &packet) {
    Holds best = Holds::No;
    for (const QJsonValue &value : list) {
        const QJsonValue element =
            value.toObject().contains(QStringLiteral("elem"))
                ? value.toObject().value(QStringLiteral("elem")).toObject().value(QStringLiteral("val"))
                : value;
        const Holds one = holdsOne(field, element, packet);
        if (one == Holds::Yes)
            return one;
        if (one == Holds::Unknown)
            best = one;
    }
    return best;
}

Holds holdsRight(const Field &field, const QJsonValue &right, const Packet &packet, const NftSets &sets) {
    if (right.isArray())
        return holdsAny(field, right.toArray(), packet);
    if (const QJsonValue set = right.toObject().value(QStringLiteral("set")); set.isArray())
        return holdsAny(field, set.toArray(), packet);
    if (!right.toString().startsWith(u'@'))
        return holdsOne(field, right, packet);
    const auto found = sets.find(right.toString().mid(1));
    return found != sets.end() && found->second ? holdsAny(field, *found->second, packet) : Holds::Unknown;
}

Holds inverted(Holds holds) {
    return holds == Holds::Yes ? Holds::No : holds == Holds::No ? Holds::Yes : Holds::Unknown;
}

Holds compared(const Field &field, const QString &operation, const QJsonValue &right, const Packet &packet,
               const NftSets &sets) {
    if (operation == QLatin1String("==") || operation == QLatin1String("in"))
        return holdsRight(field, right, packet, sets);
    if (operation == QLatin1String("!="))
        return inverted(holdsRight(field, right, packet, sets));
    const auto value = numberIn(right, packet);
    if (field.kind != Field::Kind::Number || !value)
        return Holds::Unknown;
    if (operation == QLatin1String("<"))
        return yesOrNo(field.number < *value);
    if (operation == QLatin1String(">"))
        return yesOrNo(field.number > *value);
    if (operation == QLatin1String("<="))
        return yesOrNo(field.number <= *value);
    return operation == QLatin1String(">=") ? yesOrNo(field.number >= *value) : Holds::Unknown;
}

QString shortText(const QJsonObject &expression) {
    return QString::fromUtf8(QJsonDocument(expression).toJson(QJsonDocument::Compact)).left(100);
}

} // namespace

Holds nftHolds(const QJsonObject &expression, const Packet &packet, const NftSets &sets, QString &doubt) {
    static const std::array silent{"counter", "log", "comment"}; // they decide nothing
    if (const QJsonValue match = expression.value(QStringLiteral("match")); match.isObject()) {
        const QJsonObject condition = match.toObject();
        const Field field = fieldOf(condition.value(QStringLiteral("left")), packet);
        if (field.kind == Field::Kind::Absent)
            return Holds::No;
        const Holds holds = field.kind == Field::Kind::Unknown
                                ? Holds::Unknown
                                : compared(field, condition.value(QStringLiteral("op")).toString(),
                                           condition.value(QStringLiteral("right")), packet, sets);
        if (holds == Holds::Unknown)
            doubt = shortText(condition);
        return holds;
    }
    const QStringList keys = expression.keys();
    if (keys.size() == 1 && std::any_of(silent.begin(), silent.end(),
                                        [&](const char *one) { return keys.first() == QLatin1String(one); }))
        return Holds::Yes;
    doubt = shortText(expression);
    return Holds::Unknown;
}

Holds nftVerdict(const QJsonObject &vmap, const Packet &packet, const NftSets &sets, QJsonObject &verdict,
                 QString &doubt) {
    const Field field = fieldOf(vmap.value(QStringLiteral("key")), packet);
    if (field.kind == Field::Kind::Absent)
        return Holds::No;
    const QJsonValue pairs = vmap.value(QStringLiteral("data")).toObject().value(QStringLiteral("set"));
    Holds best = field.kind == Field::Kind::Unknown || !pairs.isArray() ? Holds::Unknown : Holds::No;
    for (const QJsonValue &pair : pairs.toArray()) {
        const Holds one = holdsRight(field, pair.toArray().at(0), packet, sets);
        if (one == Holds::Yes) {
            verdict = pair.toArray().at(1).toObject();
            return one;
        }
        best = one == Holds::Unknown ? one : best;
    }
    if (best == Holds::Unknown)
        doubt = shortText(vmap);
    return best;
}

} // namespace cloudnx
