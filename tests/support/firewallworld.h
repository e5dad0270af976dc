#pragma once

#include "models/cloud/change.h"
#include "models/plan/vantage.h"

#include <random>

namespace cloudnx::test {

/// Something that comes to an instance.
struct Packet {
    QString instance;
    Protocol protocol = Protocol::Tcp; ///< tcp, udp or icmp
    int port = 0;
    std::uint32_t source = 0;
};

[[nodiscard]] inline std::uint32_t numberOf(const QString &address) {
    std::uint32_t number = 0;
    for (const QString &part : address.split(u'.'))
        number = number * 256 + part.toUInt();
    return number;
}

/// One rule and one packet, by the letter: the slow and obvious way.
[[nodiscard]] inline bool lets(const Inventory &in, const RuleSpec &rule, const Packet &packet) {
    if (rule.direction != Direction::Ingress)
        return false;
    if (rule.protocol != Protocol::Any && rule.protocol != packet.protocol)
        return false;
    const bool hasPorts = rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp;
    if (hasPorts && rule.ports && (packet.port < rule.ports->first() || packet.port > rule.ports->last()))
        return false;
    if (rule.peerGroup) {
        for (const FirewallGroup &group : *in.firewall)
            if (group.name == *rule.peerGroup)
                for (const QString &member : group.instances)
                    for (const Instance &instance : *in.instances)
                        if (instance.name == member && numberOf(instance.privateIp) == packet.source)
                            return true;
        return false;
    }
    const auto &bytes = rule.peer.first();
    const std::uint32_t first = (std::uint32_t{bytes[0]} << 24) | (std::uint32_t{bytes[1]} << 16) |
                                (std::uint32_t{bytes[2]} << 8) | bytes[3];
    const std::uint32_t mask = rule.peer.prefix() == 0 ? 0 : ~std::uint32_t{0} << (32 - rule.peer.prefix());
    return (packet.source & mask) == first;
}

[[nodiscard]] inline bool arrives(const Inventory &in, const Packet &packet) {
    for (const FirewallGroup &group : *in.firewall)
        for (const QString &instance : group.instances)
            if (instance == packet.instance)
                for (const Rule &rule : group.rules)
                    if (lets(in, rule.spec, packet))
                        return true;
    return false;
}

/// The blocks that rules of a World name. Every address is like one of addressesOfInterest().
[[nodiscard]] inline const QStringList &blocksOfInterest() {
    static const QStringList blocks{QStringLiteral("0.0.0.0/0"),     QStringLiteral("0.0.0.0/1"),
                                    QStringLiteral("128.0.0.0/1"),   QStringLiteral("10.0.0.0/8"),
                                    QStringLiteral("10.0.0.0/30"),   QStringLiteral("198.51.100.0/24"),
                                    QStringLiteral("198.51.0.0/16"), QStringLiteral("203.0.113.7/32")};
    return blocks;
}

[[nodiscard]] inline std::vector<std::uint32_t> addressesOfInterest(const Inventory &in) {
    std::vector<std::uint32_t> addresses;
    const auto around = [&](std::uint32_t first, std::uint32_t last) {
        for (const std::uint32_t address : {first - 1, first, last, last + 1})
            addresses.push_back(address);
    };
    for (const QString &block : blocksOfInterest()) {
        const int prefix = block.section(u'/', 1).toInt();
        const std::uint32_t first = numberOf(block.section(u'/', 0, 0));
        around(first, prefix == 0 ? ~std::uint32_t{0} : first + ((std::uint64_t{1} << (32 - prefix)) - 1));
    }
    for (const Instance &instance : *in.instances)
        around(numberOf(instance.privateIp), numberOf(instance.privateIp));
    return addresses;
}

[[nodiscard]] inline std::vector<Packet> everyPacket(const Inventory &in) {
    std::vector<Packet> packets;
    const auto addresses = addressesOfInterest(in);
    for (const Instance &instance : *in.instances)
        for (const Protocol protocol : {Protocol::Tcp, Protocol::Udp, Protocol::Icmp})
            for (const int port : {22, 23, 80, 5432})
                for (const std::uint32_t source : addresses)
                    packets.push_back(
                        {instance.name, protocol, protocol == Protocol::Icmp ? 0 : port, source});
    return packets;
}

[[nodiscard]] inline std::vector<Packet> managementPackets(const Inventory &in, const Vantage &vantage) {
    std::vector<Packet> packets;
    for (const Packet &packet : everyPacket(in)) {
        if (packet.protocol != Protocol::Tcp || packet.port != vantage.port)
            continue;
        RuleSpec range;
        for (const CidrBlock &block : vantage.ranges) {
            range.peer = block;
            if (lets(in, range, packet)) {
                packets.push_back(packet);
                break;
            }
        }
    }
    return packets;
}

/// Random accounts of a cloud with security groups, and random changes to them.
class World {
public:
    explicit World(unsigned seed) : m_random(seed) {}

    [[nodiscard]] Inventory inventory() {
        Inventory in;
        in.cloud = QStringLiteral("openstack");
        in.accountId = QStringLiteral("demo");
        std::vector<Instance> instances;
        for (int at = 0; at < 3; ++at) {
            Instance one;
            one.name = QStringLiteral("vm%1").arg(at);
            one.privateIp = QStringLiteral("10.0.0.%1").arg(1 + 4 * at);
            instances.push_back(one);
        }
        std::vector<FirewallGroup> groups;
        for (int at = 0; at < 3; ++at) {
            FirewallGroup group;
            group.name = QStringLiteral("g%1").arg(at);
            for (int other = 0; other < 3; ++other)
                if (other == at || below(2) == 0)
                    group.instances.push_back(instances[static_cast<std::size_t>(other)].name);
            for (int count = below(4); count > 0; --count)
                addRule(group);
            groups.push_back(group);
        }
        in.instances.value = std::move(instances);
        in.firewall.value = std::move(groups);
        return in;
    }

    [[nodiscard]] RuleSpec rule() {
        static const char *const ports[] = {"22", "22-80", "80", "5432", "all"};
        RuleSpec spec;
        spec.protocol = below(4) == 0 ? Protocol::Any : below(6) == 0 ? Protocol::Udp : Protocol::Tcp;
        if (spec.protocol != Protocol::Any)
            spec.ports = PortRange::parse(QString::fromLatin1(ports[below(5)])).value();
        if (below(6) == 0) {
            spec.peerGroup = QStringLiteral("g%1").arg(below(3));
            spec.peer = CidrBlock::parse(QStringLiteral("0.0.0.0/32")).value();
        } else {
            spec.peer = CidrBlock::parse(blocksOfInterest().at(below(blocksOfInterest().size()))).value();
        }
        return spec;
    }

    /// Up to four changes, each possible after those before it, in any order.
    [[nodiscard]] std::vector<Change> changes(const Inventory &start);

    /// What turns the rules of one group into other ones: no rule is both added and removed.
    [[nodiscard]] std::vector<Change> rewrite(const Inventory &start) {
        const FirewallGroup &group = start.firewall->at(static_cast<std::size_t>(below(3)));
        FirewallGroup target = group;
        target.rules.clear();
        for (int count = below(4); count > 0; --count)
            addRule(target);
        for (const Rule &rule : group.rules)
            if (below(3) == 0 && !has(target, rule.spec))
                target.rules.push_back(rule);
        return between(group, target);
    }

    [[nodiscard]] static std::vector<Change> between(const FirewallGroup &group,
                                                     const FirewallGroup &target) {
        std::vector<Change> changes;
        for (const Rule &rule : group.rules)
            if (!has(target, rule.spec))
                changes.emplace_back(FirewallChange(RemoveRule{group.name, rule.spec}));
        for (const Rule &rule : target.rules)
            if (!has(group, rule.spec))
                changes.emplace_back(FirewallChange(AddRule{group.name, rule.spec}));
        return changes;
    }

    [[nodiscard]] Vantage vantage() {
        Vantage vantage;
        for (int count = 1 + below(2); count > 0; --count)
            vantage.ranges.push_back(
                CidrBlock::parse(blocksOfInterest().at(3 + below(blocksOfInterest().size() - 3))).value());
        return vantage;
    }

    [[nodiscard]] int below(qsizetype limit) {
        return static_cast<int>(m_random() % static_cast<unsigned>(limit));
    }

    [[nodiscard]] static bool has(const FirewallGroup &group, const RuleSpec &spec) {
        return std::any_of(group.rules.begin(), group.rules.end(),
                           [&](const Rule &rule) { return sameTraffic(rule.spec, spec); });
    }

private:
    void addRule(FirewallGroup &group) {
        if (RuleSpec spec = rule(); !has(group, spec))
            group.rules.push_back({QStringLiteral("r%1").arg(m_random()), spec, false, {}});
    }

    std::mt19937 m_random;
};

inline std::vector<Change> World::changes(const Inventory &start) {
    std::vector<Change> all;
    std::vector<FirewallGroup> groups = *start.firewall;
    for (int count = 1 + below(4); count > 0; --count) {
        FirewallGroup &group = groups[static_cast<std::size_t>(below(3))];
        if (below(4) == 0) {
            const QString vm = QStringLiteral("vm%1").arg(below(3));
            if (std::erase(group.instances, vm) > 0) {
                all.emplace_back(FirewallChange(DetachFirewallGroup{group.name, vm}));
            } else {
                all.emplace_back(FirewallChange(AttachFirewallGroup{group.name, vm}));
                group.instances.push_back(vm);
            }
        } else if (below(2) == 0 && !group.rules.empty()) {
            const RuleSpec spec =
                group.rules[static_cast<std::size_t>(below(static_cast<qsizetype>(group.rules.size())))].spec;
            all.emplace_back(FirewallChange(RemoveRule{group.name, spec}));
            std::erase_if(group.rules, [&](const Rule &one) { return sameTraffic(one.spec, spec); });
        } else if (RuleSpec spec = rule(); !has(group, spec)) {
            all.emplace_back(FirewallChange(AddRule{group.name, spec}));
            group.rules.push_back({{}, spec, false, {}});
        }
    }
    return all;
}

} // namespace cloudnx::test
