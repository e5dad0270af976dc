#include "models/firewall/ruleedits.h"

#include <QStringList>

#include <algorithm>

namespace cloudnx {

namespace {

bool has(const std::vector<RuleSpec> &rules, const RuleSpec &rule) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const RuleSpec &one) { return sameTraffic(one, rule); });
}

/// The rules wanted of one group.
struct Wanted {
    const FirewallGroup *group;
    std::vector<RuleSpec> rules;
};

tl::unexpected<Error> noSuchGroup(const ListedRule &listed, const std::vector<FirewallGroup> &groups) {
    QStringList names;
    for (const FirewallGroup &group : groups)
        names += group.name;
    return failure(ErrorKind::NotFound, QStringLiteral("Line %1: there is no firewall \"%2\". There are: %3.")
                                            .arg(listed.line)
                                            .arg(listed.group, names.join(QLatin1String(", "))));
}

Result<std::vector<Wanted>> wantedIn(const std::vector<ListedRule> &list, const QString &usual,
                                     const std::vector<FirewallGroup> &groups) {
    std::vector<Wanted> wanted;
    for (ListedRule listed : list) {
        if (listed.group.isEmpty())
            listed.group = usual;
        if (listed.group.isEmpty())
            return failure(
                ErrorKind::Usage,
                QStringLiteral("Line %1 does not say of which instance the rule is.").arg(listed.line));
        const auto group = std::find_if(groups.begin(), groups.end(),
                                        [&](const FirewallGroup &one) { return one.name == listed.group; });
        if (group == groups.end())
            return noSuchGroup(listed, groups);
        auto found = std::find_if(wanted.begin(), wanted.end(),
                                  [&](const Wanted &one) { return one.group == &*group; });
        if (found == wanted.end())
            found = wanted.insert(wanted.end(), {&*group, {}});
        found->rules.push_back(listed.rule);
    }
    return wanted;
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

Result<RuleChanges> applying(const std::vector<ListedRule> &list, const QString &usual,
                             const std::vector<FirewallGroup> &groups, ListUse use) {
    const auto wanted = wantedIn(list, usual, groups);
    if (!wanted)
        return failure(wanted.error());
    RuleChanges changes;
    for (const Wanted &one : *wanted) {
        const RuleChanges some =
            use == ListUse::Replace ? rewriting(*one.group, one.rules) : adding(*one.group, one.rules);
        changes.insert(changes.end(), some.begin(), some.end());
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
