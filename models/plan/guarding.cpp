#include "models/plan/guarding.h"

#include "models/plan/lookup.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace cloudnx {

namespace {

// Stands for somebody whose address is not known: one that no packet comes from, the same for the same name.
CidrBlock symbolic(AddressFamily family, const QString &name) {
    const QString digest = digestOf(name);
    const QString text = family == AddressFamily::Ipv4
                             ? QStringLiteral("0.%1.%2.%3/32")
                                   .arg(digest.mid(0, 2).toInt(nullptr, 16))
                                   .arg(digest.mid(2, 2).toInt(nullptr, 16))
                                   .arg(digest.mid(4, 2).toInt(nullptr, 16))
                             : QStringLiteral("100::%1:%2/128").arg(digest.mid(0, 4), digest.mid(4, 4));
    return CidrBlock::parse(text).value();
}

// Neutron puts the fixed addresses of a member in place of the group, never a floating one.
CidrBlock addressOf(const Inventory &in, AddressFamily family, const QString &member) {
    const Instance *instance = entryIn(in.instances, &Instance::name, member);
    // Where no private one is told, the public one is fixed (bwCloud-OS), as in judge/groupmembers.
    const auto fixed = CidrBlock::parse(!instance                       ? QString()
                                        : instance->privateIp.isEmpty() ? instance->publicIp
                                                                        : instance->privateIp);
    return fixed && fixed->family() == family ? *fixed : symbolic(family, member);
}

void add(std::vector<RuleSpec> &rules, const RuleSpec &rule, const CidrBlock &address) {
    RuleSpec one = rule;
    one.peerGroup.reset();
    one.peer = address;
    rules.push_back(std::move(one));
}

void addMembers(std::vector<RuleSpec> &rules, const Inventory &in, const RuleSpec &rule) {
    const FirewallGroup *peer = firewallIn(in, *rule.peerGroup);
    if (!peer)
        peer = entryIn(in.firewall, &FirewallGroup::id, *rule.peerGroup);
    if (!peer)
        return add(rules, rule, symbolic(rule.peer.family(), *rule.peerGroup));
    for (const QString &member : peer->instances)
        add(rules, rule, addressOf(in, rule.peer.family(), member));
}

bool admits(const RuleSpec &rule, AddressFamily family, int port) {
    if (rule.direction != Direction::Ingress || rule.peerGroup || rule.peer.family() != family)
        return false;
    if (rule.protocol == Protocol::Any)
        return true;
    return rule.protocol == Protocol::Tcp &&
           rule.ports.value_or(PortRange::all()).contains(static_cast<std::uint16_t>(port));
}

} // namespace

std::vector<RuleSpec> withMembers(const Inventory &inventory, const std::vector<Rule> &rules) {
    std::vector<RuleSpec> all;
    for (const Rule &rule : rules) {
        if (rule.implicit)
            continue;
        if (rule.spec.peerGroup)
            addMembers(all, inventory, rule.spec);
        else
            all.push_back(rule.spec);
    }
    return all;
}

bool isSymbolic(const AddressSet &addresses) {
    const QString space =
        addresses.family() == AddressFamily::Ipv4 ? QStringLiteral("0.0.0.0/8") : QStringLiteral("100::/64");
    return AddressSet::of(CidrBlock::parse(space).value()).contains(addresses);
}

std::vector<RuleSpec> symbolicAmong(const std::vector<RuleSpec> &rules) {
    std::vector<RuleSpec> some;
    std::copy_if(rules.begin(), rules.end(), std::back_inserter(some), [](const RuleSpec &rule) {
        const int longest = rule.peer.family() == AddressFamily::Ipv4 ? 32 : 128;
        return rule.peer.prefix() == longest && isSymbolic(AddressSet::of(rule.peer));
    });
    return some;
}

std::vector<RuleSpec> rulesGuarding(const Inventory &inventory, const QString &instance) {
    std::vector<RuleSpec> all;
    for (const FirewallGroup *group : guardsOf(inventory, instance)) {
        auto rules = withMembers(inventory, group->rules);
        all.insert(all.end(), rules.begin(), rules.end());
    }
    return all;
}

bool hasImplicitRule(const Inventory &inventory, const QString &instance) {
    const auto groups = guardsOf(inventory, instance);
    return std::any_of(groups.begin(), groups.end(), [](const FirewallGroup *group) {
        return std::any_of(group->rules.begin(), group->rules.end(),
                           [](const Rule &rule) { return rule.implicit; });
    });
}

bool isStateless(const Inventory &inventory, const QString &instance) {
    const auto groups = guardsOf(inventory, instance);
    return std::any_of(groups.begin(), groups.end(),
                       [](const FirewallGroup *group) { return group->stateful == false; });
}

std::vector<QString> guardedInstances(const Inventory &inventory) {
    std::set<QString> names;
    if (inventory.firewall.known())
        for (const FirewallGroup &group : *inventory.firewall)
            names.insert(group.instances.begin(), group.instances.end());
    return {names.begin(), names.end()};
}

AddressSet admittedTo(const std::vector<RuleSpec> &rules, AddressFamily family, int port) {
    std::vector<CidrBlock> blocks;
    for (const RuleSpec &rule : rules)
        if (admits(rule, family, port))
            blocks.push_back(rule.peer);
    return AddressSet::ofAll(family, blocks);
}

} // namespace cloudnx
