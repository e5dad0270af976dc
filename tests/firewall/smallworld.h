#pragma once

#include "models/firewall/reach.h"

#include <array>
#include <random>

namespace cloudnx::test {

// A world so small that every packet in it can be tried: 16 IPv4 and 16 IPv6 addresses, 8 ports, eight kinds.
inline constexpr int addressCount = 16;
inline constexpr int portCount = 8;

struct Kind {
    Carried carried;
    int number;
};

inline constexpr std::array kinds{
    Kind{Carried::Tcp, 6},   Kind{Carried::Udp, 17},   Kind{Carried::Icmp, 1},    Kind{Carried::Icmpv6, 58},
    Kind{Carried::Other, 0}, Kind{Carried::Other, 47}, Kind{Carried::Other, 132}, Kind{Carried::Other, 255}};

// One row of 16 addresses for every direction, kind, family and port. The "port" of icmp is a code of type 0.
inline constexpr std::size_t rowCount = 2 * kinds.size() * 2 * portCount;
using World = std::array<std::uint16_t, rowCount>;

inline std::size_t rowOf(Direction direction, std::size_t kind, AddressFamily family, int port) {
    return ((static_cast<std::size_t>(direction) * kinds.size() + kind) * 2 +
            static_cast<std::size_t>(family)) *
               portCount +
           static_cast<std::size_t>(port);
}

template <typename Combine>
World combined(const World &left, const World &right, Combine combine) {
    World made{};
    for (std::size_t row = 0; row < rowCount; ++row)
        made[row] = static_cast<std::uint16_t>(combine(left[row], right[row]));
    return made;
}

inline int pick(std::mt19937 &random, int below) {
    return static_cast<int>(random() % static_cast<unsigned>(below));
}

inline CidrBlock randomBlock(std::mt19937 &random, bool ipv6) {
    const int bits = pick(random, 5);
    const int address = pick(random, addressCount) & ~((1 << bits) - 1);
    return CidrBlock::parse(ipv6 ? QStringLiteral("2001:db8::%1/%2").arg(address, 0, 16).arg(128 - bits)
                                 : QStringLiteral("192.0.2.%1/%2").arg(address).arg(32 - bits))
        .value();
}

inline const std::array<QString, 2> groupNames{QStringLiteral("web"), QStringLiteral("db")};

inline RuleSpec randomRule(std::mt19937 &random) {
    RuleSpec rule;
    rule.direction = pick(random, 4) ? Direction::Ingress : Direction::Egress;
    constexpr std::array protocols{Protocol::Tcp,    Protocol::Udp, Protocol::Icmp,
                                   Protocol::Icmpv6, Protocol::Any, Protocol::Other};
    rule.protocol = protocols[static_cast<std::size_t>(pick(random, 6))];
    rule.peer = randomBlock(random, pick(random, 3) == 0);
    if (pick(random, 6) == 0)
        rule.peerGroup = groupNames[static_cast<std::size_t>(pick(random, 2))];
    if (rule.protocol == Protocol::Other)
        rule.protocolName = std::array{QStringLiteral("gre"), QStringLiteral("47"), QStringLiteral("sctp"),
                                       QStringLiteral("255")}[static_cast<std::size_t>(pick(random, 4))];
    const bool hasPorts = rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp ||
                          rule.protocolName == QStringLiteral("sctp");
    if (hasPorts && pick(random, 6)) {
        const int first = pick(random, portCount);
        rule.ports = PortRange::between(first, first + pick(random, portCount - first)).value();
    }
    const bool isIcmp = rule.protocol == Protocol::Icmp || rule.protocol == Protocol::Icmpv6;
    if (isIcmp && pick(random, 3))
        rule.icmpType = pick(random, 2);
    if (rule.icmpType && pick(random, 3))
        rule.icmpCode = pick(random, portCount);
    return rule;
}

inline std::vector<RuleSpec> randomRules(std::mt19937 &random) {
    std::vector<RuleSpec> rules(random() % 7);
    for (RuleSpec &rule : rules)
        rule = randomRule(random);
    return rules;
}

inline GroupMembers randomMembers(std::mt19937 &random) {
    GroupMembers members;
    for (const QString &name : groupNames)
        for (int count = pick(random, 4); count > 0; --count)
            members[name].push_back(randomBlock(random, pick(random, 2) == 0));
    return members;
}

inline bool isOf(const RuleSpec &rule, const Kind &kind) {
    switch (rule.protocol) {
    case Protocol::Any:
        return true;
    case Protocol::Tcp:
        return kind.number == 6;
    case Protocol::Udp:
        return kind.number == 17;
    case Protocol::Icmp:
        return kind.number == 1;
    case Protocol::Icmpv6:
        return kind.number == 58;
    case Protocol::Other:
        break;
    }
    const QString &name = *rule.protocolName;
    return kind.number == (name == QStringLiteral("gre")    ? 47
                           : name == QStringLiteral("sctp") ? 132
                                                            : name.toInt());
}

inline bool hasPort(const RuleSpec &rule, const Kind &kind, int port) {
    if (rule.protocol == Protocol::Any)
        return true;
    if (kind.number == 1 || kind.number == 58)
        return (!rule.icmpType || *rule.icmpType == 0) && (!rule.icmpCode || *rule.icmpCode == port);
    return !rule.ports || (rule.ports->first() <= port && port <= rule.ports->last());
}

inline std::uint16_t maskOf(const CidrBlock &block) {
    const bool ipv6 = block.family() == AddressFamily::Ipv6;
    const int base = block.first()[ipv6 ? 15 : 3];
    const int size = 1 << ((ipv6 ? 128 : 32) - block.prefix());
    unsigned mask = 0;
    for (int address = base; address < base + size; ++address)
        mask |= 1U << address;
    return static_cast<std::uint16_t>(mask);
}

inline std::uint16_t peersOf(const RuleSpec &rule, const GroupMembers &members) {
    if (!rule.peerGroup)
        return maskOf(rule.peer);
    std::uint16_t mask = 0;
    if (const auto found = members.find(*rule.peerGroup); found != members.end())
        for (const CidrBlock &block : found->second)
            if (block.family() == rule.peer.family())
                mask |= maskOf(block);
    return mask;
}

// What the rules say of every packet, one packet after the other.
inline World worldOf(const std::vector<RuleSpec> &rules, const GroupMembers &members) {
    World world{};
    for (const RuleSpec &rule : rules)
        for (std::size_t kind = 0; kind < kinds.size(); ++kind)
            for (int port = 0; port < portCount; ++port)
                if (isOf(rule, kinds[kind]) && hasPort(rule, kinds[kind], port))
                    world[rowOf(rule.direction, kind, rule.peer.family(), port)] |= peersOf(rule, members);
    return world;
}

inline Address addressOf(AddressFamily family, int address) {
    const auto last = static_cast<std::uint64_t>(address);
    return family == AddressFamily::Ipv6 ? Address{0x20010db800000000ULL, last}
                                         : Address{0, 0xC0000200ULL + last};
}

// Where a packet of the world stands for Reach.
inline int placeFor(const Kind &kind, int port) {
    if (kind.carried == Carried::Other)
        return otherPort(kind.number, port);
    return isIcmp(kind.carried) ? icmpPort(0, port) : port;
}

// What a reach says of every packet, asked through its slices.
inline World worldOf(const Reach &reach) {
    World world{};
    for (const ReachSlice &slice : reach.slices()) {
        unsigned mask = 0;
        for (int address = 0; address < addressCount; ++address)
            for (const AddressRange &range : slice.addresses.ranges())
                if (range.first <= addressOf(slice.addresses.family(), address) &&
                    addressOf(slice.addresses.family(), address) <= range.last)
                    mask |= 1U << address;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind)
            for (int port = 0; port < portCount; ++port) {
                const int place = placeFor(kinds[kind], port);
                if (kinds[kind].carried == slice.carried && slice.firstPort <= place &&
                    place <= slice.lastPort)
                    world[rowOf(slice.direction, kind, slice.addresses.family(), port)] |=
                        static_cast<std::uint16_t>(mask);
            }
    }
    return world;
}

// The same asked packet by packet.
inline World askedOf(const Reach &reach) {
    World world{};
    for (const Direction direction : {Direction::Ingress, Direction::Egress})
        for (std::size_t kind = 0; kind < kinds.size(); ++kind)
            for (const AddressFamily family : {AddressFamily::Ipv4, AddressFamily::Ipv6})
                for (int port = 0; port < portCount; ++port)
                    for (int address = 0; address < addressCount; ++address)
                        if (reach.contains(direction, kinds[kind].carried, family,
                                           placeFor(kinds[kind], port), addressOf(family, address)))
                            world[rowOf(direction, kind, family, port)] |=
                                static_cast<std::uint16_t>(1U << address);
    return world;
}

inline std::vector<const RuleSpec *> pointersTo(const std::vector<RuleSpec> &rules) {
    std::vector<const RuleSpec *> list;
    for (const RuleSpec &rule : rules)
        list.push_back(&rule);
    return list;
}

} // namespace cloudnx::test
