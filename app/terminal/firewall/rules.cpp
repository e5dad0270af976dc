#include "app/terminal/firewall/rules.h"

#include "models/cloud/abilities.h"
#include "models/firewall/rulelist.h"
#include "models/tables/firewallruletable.h"

namespace cloudnx::terminal {

namespace {

Error noSuchGroup(const QString &name, const std::vector<FirewallGroup> &groups, const QString &noun) {
    QStringList names;
    for (const FirewallGroup &group : groups)
        names.append(group.name);
    return {.kind = ErrorKind::NotFound,
            .sentence = names.isEmpty()
                            ? QStringLiteral("There is no %1 %2; this account has none.").arg(noun, name)
                            : QStringLiteral("There is no %1 %2. There are: %3.")
                                  .arg(noun, name, names.join(QStringLiteral(", ")))};
}

Error noSuchRule(const QString &instance, const QString &id) {
    return {.kind = ErrorKind::NotFound,
            .sentence =
                QStringLiteral(
                    "%1 has no rule %2. See them with: cloudnx firewall list %1 --columns id,ports,cidr")
                    .arg(instance, id)};
}

} // namespace

Result<std::vector<FirewallGroup>> readFirewall(Context &context, const QString &instance) {
    const auto inventory = context.read({Part::Instances, Part::Firewall});
    if (!inventory)
        return failure(inventory.error());
    auto groups = known(inventory->firewall);
    if (!groups || instance.isEmpty())
        return groups;
    std::vector<FirewallGroup> chosen = *groups;
    std::erase_if(chosen, [&instance](const FirewallGroup &group) { return group.name != instance; });
    if (chosen.empty())
        return failure(noSuchGroup(instance, *groups,
                                   abilitiesIn(*inventory).firewallGroups ? QStringLiteral("security group")
                                                                          : QStringLiteral("instance")));
    return chosen;
}

Result<std::vector<FirewallGroup>> readGroups(Context &context) {
    const auto inventory = context.read({Part::Firewall});
    if (!inventory)
        return failure(inventory.error());
    if (!abilitiesIn(*inventory).firewallGroups)
        return failure(ErrorKind::Unsupported,
                       QStringLiteral("Security groups are not offered by this cloud: each instance has a "
                                      "firewall of its own. See them with: cloudnx firewall list"));
    return known(inventory->firewall);
}

Done showRules(Context &context, const QString &instance) {
    const auto groups = readFirewall(context, instance);
    if (!groups)
        return failure(groups.error());
    FirewallRuleTable table;
    table.setRows(firewallRuleRows(*groups));
    return context.out().table(table, QStringLiteral("No rules: nothing can be reached from outside."));
}

Result<RuleSpec> parseRule(const RuleWords &words) {
    auto rule = ruleFromWords(words.protocol, words.port, words.cidr);
    if (rule)
        rule->direction = enumOf<Direction>(words.direction).value_or(Direction::Ingress);
    return rule;
}

Result<FirewallGroup> groupNamed(const std::vector<FirewallGroup> &groups, const QString &name) {
    for (const FirewallGroup &group : groups)
        if (group.name == name)
            return group;
    return failure(noSuchGroup(name, groups, QStringLiteral("firewall")));
}

Result<RuleSpec> namedRule(Context &context, const QString &group, const RuleWords &words) {
    if (!words.cidr.isEmpty())
        return parseRule(words);
    const auto groups = readFirewall(context, group);
    if (!groups)
        return failure(groups.error());
    const QString &id = words.protocol;
    for (const Rule &rule : groups->front().rules)
        if (rule.id == id && rule.implicit)
            return failure(
                ErrorKind::Conflict,
                QStringLiteral("Rule %1 is the platform's own, for SSH; it cannot be removed or changed.")
                    .arg(id));
        else if (rule.id == id)
            return rule.spec;
    return failure(noSuchRule(group, id));
}

std::vector<Change> changesOf(const std::vector<FirewallChange> &edits) {
    return {edits.begin(), edits.end()};
}

Result<std::vector<CidrBlock>> parseBlocks(const std::vector<QString> &texts) {
    std::vector<CidrBlock> blocks;
    for (const QString &text : texts) {
        const auto block = CidrBlock::parse(text);
        if (!block)
            return failure(block.error());
        blocks.push_back(*block);
    }
    return blocks;
}

Result<std::vector<CidrBlock>> rangesOfMine(Context &context, const ChangeOptions &options) {
    const auto inventory = context.read({Part::Identity, Part::Sessions});
    if (!inventory)
        return failure(inventory.error());
    const auto vantage = vantageFor(context, options, *inventory);
    if (!vantage)
        return failure(vantage.error());
    if (vantage->ranges.empty())
        return failure(ErrorKind::Invalid,
                       QStringLiteral("From where you manage is not known. Tell it with: cloudnx "
                                      "firewall ranges set --cidr RANGE."));
    return vantage->ranges;
}

void NoteWords::declare(Arguments &arguments) {
    arguments.option("--reason", reason, "Why it is wanted");
    arguments.option("--owner", owner, "Who wants it");
    arguments.option("--until", until, "Last day: 2026-12-31, or 30d from today; empty: no end");
}

Result<RuleNote> NoteWords::over(RuleNote before, Instant now) const {
    if (owner && owner->contains(u']'))
        return failure(ErrorKind::Invalid, QStringLiteral("A name has no ] in it."));
    before.reason = reason.value_or(before.reason);
    before.owner = owner.value_or(before.owner);
    if (!until || until->isEmpty()) {
        before.until = until ? QString() : before.until;
        return before;
    }
    const auto day = parseDay(*until, now);
    if (!day)
        return failure(day.error());
    before.until = *day;
    return before;
}

} // namespace cloudnx::terminal
