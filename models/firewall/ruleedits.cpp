#include "models/firewall/ruleedits.h"

#include <algorithm>

namespace cloudnx {

namespace {

bool has(const std::vector<RuleSpec> &rules, const RuleSpec &rule) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const RuleSpec &one) { return sameTraffic(one, rule); });
}

} // namespace

std::vector<RuleSpec> ownRules(const FirewallGroup &group) {
    std::vector<RuleSpec> rules;
    for (const Rule &rule : group.rules)
        if (!rule.implicit)
            rules.push_back(rule.spec);
    return rules;
}

RuleChanges replacing(const QString &group, const RuleSpec &old, const RuleSpec &now) {
    if (sameTraffic(old, now))
        return {};
    return {AddRule{group, now}, RemoveRule{group, old}};
}

RuleChanges adding(const FirewallGroup &group, const std::vector<RuleSpec> &wanted) {
    std::vector<RuleSpec> there = ownRules(group);
    RuleChanges changes;
    for (const RuleSpec &rule : wanted)
        if (!has(there, rule)) {
            changes.emplace_back(AddRule{group.name, rule});
            there.push_back(rule);
        }
    return changes;
}

RuleChanges rewriting(const FirewallGroup &group, const std::vector<RuleSpec> &target) {
    RuleChanges changes = adding(group, target);
    std::vector<RuleSpec> gone;
    for (const RuleSpec &rule : ownRules(group))
        if (!has(target, rule) && !has(gone, rule)) {
            changes.emplace_back(RemoveRule{group.name, rule});
            gone.push_back(rule);
        }
    return changes;
}

bool RuleFilter::fits(const RuleSpec &rule) const {
    return (!protocol || rule.protocol == *protocol) &&
           (!ports || rule.ports.value_or(PortRange::all()) == *ports);
}

RuleChanges tightening(const FirewallGroup &group, const RuleFilter &filter,
                       const std::vector<CidrBlock> &ranges) {
    std::vector<RuleSpec> target;
    for (const RuleSpec &rule : ownRules(group)) {
        const bool wide = rule.direction == Direction::Ingress && !rule.peerGroup && rule.peer.isEverything();
        if (!wide || !filter.fits(rule)) {
            target.push_back(rule);
            continue;
        }
        for (const CidrBlock &range : ranges) {
            RuleSpec narrow = rule;
            narrow.peer = range;
            if (range.family() == rule.peer.family())
                target.push_back(std::move(narrow));
        }
    }
    return rewriting(group, target);
}

RuleChanges quarantining(const FirewallGroup &group, const std::vector<CidrBlock> &ranges, int port) {
    std::vector<RuleSpec> target;
    for (const CidrBlock &range : ranges) {
        RuleSpec rule;
        rule.ports = PortRange::of(static_cast<std::uint16_t>(port));
        rule.peer = range;
        target.push_back(std::move(rule));
    }
    return rewriting(group, target);
}

} // namespace cloudnx
