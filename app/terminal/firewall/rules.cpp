#include "app/terminal/firewall/rules.h"

#include "models/cloud/offered.h"
#include "models/cloud/words.h"
#include "models/firewall/rulelist.h"
#include "models/tables/firewallruletable.h"

namespace cloudnx::terminal {

namespace {

Error noSuchGroup(const QString &name, const QStringList &names, const QString &noun) {
    return {.kind = ErrorKind::NotFound,
            .sentence = names.isEmpty()
                            ? QStringLiteral("There is no %1 %2; this account has none.").arg(noun, name)
                            : QStringLiteral("There is no %1 %2. There are: %3.")
                                  .arg(noun, name, names.join(QStringLiteral(", ")))};
}

// RuleSpec::peer beside a group: it only tells the family.
QString noAddress(const RuleWords &words) {
    return words.family == QLatin1String("ipv6") ? QStringLiteral("::/128") : QStringLiteral("0.0.0.0/32");
}

Done readIcmp(const RuleWords &words, RuleSpec &rule) {
    const bool isIcmp = rule.protocol == Protocol::Icmp || rule.protocol == Protocol::Icmpv6;
    if ((words.icmpType || words.icmpCode) && !isIcmp)
        return failure(ErrorKind::Usage, QStringLiteral("Only icmp and icmpv6 have types and codes."));
    if (words.icmpCode && !words.icmpType)
        return failure(ErrorKind::Usage, QStringLiteral("A code belongs to a type: give --icmp-type too."));
    for (const auto &value : {words.icmpType, words.icmpCode})
        if (value && (*value < 0 || *value > 255))
            return failure(ErrorKind::Usage, QStringLiteral("Types and codes of icmp are 0 to 255."));
    if (words.icmpType) {
        rule.icmpType = words.icmpType;
        rule.icmpCode = words.icmpCode;
    }
    return {};
}

template <typename Group>
QStringList namesOf(const std::vector<Group> &groups) {
    QStringList names;
    for (const Group &group : groups)
        names.append(group.name);
    return names;
}

/// That called @p wanted, or all where nothing is wanted.
template <typename Group>
Result<std::vector<Group>> chosen(std::vector<Group> groups, const QString &wanted, const CloudWords &words) {
    if (wanted.isEmpty())
        return groups;
    const QStringList names = namesOf(groups);
    std::erase_if(groups, [&](const Group &group) { return group.name != wanted; });
    if (groups.empty())
        return failure(noSuchGroup(wanted, names, words.ruleHolder));
    return groups;
}

/// Who uses a group costs a cloud more than its rules do: only where it is shown, or a filter may ask for it.
bool needsInstances(const Context &context, const Table &table, const std::vector<int> &columns) {
    const int instances = table.columnOf(QStringLiteral("instances"));
    return !context.options().filter.isEmpty() ||
           std::find(columns.begin(), columns.end(), instances) != columns.end();
}

Result<std::vector<FirewallRuleRow>> readWithInstances(Context &context, const QString &group) {
    return readFirewall(context, group).map([](const std::vector<FirewallGroup> &groups) {
        return firewallRuleRows(groups);
    });
}

Result<std::vector<FirewallRuleRow>> readRulesAlone(Context &context, const QString &group) {
    // No part, but what every look at the account begins with.
    if (const auto begun = context.read({}); !begun)
        return failure(begun.error());
    Cloud &cloud = *(*context.workspace())->cloud;
    auto groups = cloud.firewall().rules(context.stop());
    if (!groups)
        return failure(groups.error());
    return chosen(*std::move(groups), group, wordsOf(cloud)).map([](const std::vector<GroupRules> &some) {
        return firewallRuleRows(some);
    });
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
    const auto inventory = context.read({Part::Firewall});
    if (!inventory)
        return failure(inventory.error());
    auto groups = known(inventory->firewall);
    if (!groups)
        return groups;
    return chosen(*std::move(groups), instance, wordsNamed(inventory->cloud));
}

Result<std::vector<FirewallGroup>> readGroups(Context &context) {
    const auto inventory = context.read({Part::Firewall});
    if (!inventory)
        return failure(inventory.error());
    if (const Done have = offered(cloudNamed(inventory->cloud), FirewallChange(CreateFirewallGroup{})); !have)
        return failure(have.error());
    return known(inventory->firewall);
}

Done showRules(Context &context, const QString &instance) {
    FirewallRuleTable table;
    const auto columns = chosenColumns(table, context.options().columns, context.options().output);
    if (!columns)
        return failure(columns.error());
    auto rows = needsInstances(context, table, *columns) ? readWithInstances(context, instance)
                                                         : readRulesAlone(context, instance);
    if (!rows)
        return failure(rows.error());
    table.setRows(std::move(*rows));
    return context.out().table(table, QStringLiteral("No rules: nothing can be reached from outside."));
}

void RuleWords::declare(Arguments &arguments) {
    arguments.option("--cidr", cidr, "Who: 203.0.113.0/24; 0.0.0.0/0 is every IPv4 address");
    arguments.option("--group", group, "Who: the members of this security group, instead of --cidr");
    arguments.choice("--family", family, {QStringLiteral("ipv4"), QStringLiteral("ipv6")},
                     "With --group: ipv4 (usual) or ipv6");
    arguments.choice("--direction", direction, {QStringLiteral("ingress"), QStringLiteral("egress")},
                     "ingress (usual) or egress");
    arguments.number("--icmp-type", icmpType, "Only this type of icmp, for example 8: ping");
    arguments.number("--icmp-code", icmpCode, "Only this code of the type");
}

Result<RuleSpec> parseRule(const RuleWords &words) {
    if (words.cidr.isEmpty() == words.group.isEmpty())
        return failure(ErrorKind::Usage,
                       QStringLiteral("This needs --cidr 203.0.113.0/24 to say who, or --group NAME for the "
                                      "members of a security group."));
    auto rule =
        ruleFromWords(words.protocol, words.port, words.group.isEmpty() ? words.cidr : noAddress(words));
    if (!rule)
        return rule;
    rule->direction = enumOf<Direction>(words.direction).value_or(Direction::Ingress);
    if (!words.group.isEmpty())
        rule->peerGroup = words.group;
    if (auto icmp = readIcmp(words, *rule); !icmp)
        return failure(icmp.error());
    return rule;
}

Result<FirewallGroup> groupNamed(const std::vector<FirewallGroup> &groups, const QString &name) {
    for (const FirewallGroup &group : groups)
        if (group.name == name)
            return group;
    return failure(noSuchGroup(name, namesOf(groups), QStringLiteral("firewall")));
}

Result<RuleSpec> namedRule(Context &context, const QString &group, const RuleWords &words) {
    if (!words.cidr.isEmpty() || !words.group.isEmpty())
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

Result<RuleSpec> standingRule(Context &context, const QString &group, const RuleWords &words) {
    const auto rule = namedRule(context, group, words);
    const auto groups = rule ? readFirewall(context, group) : failure(rule.error());
    if (!groups)
        return failure(groups.error());
    const auto &rules = groups->front().rules;
    if (std::any_of(rules.begin(), rules.end(),
                    [&](const Rule &one) { return sameTraffic(one.spec, *rule); }))
        return rule;
    return failure(
        ErrorKind::NotFound,
        QStringLiteral("%1 has no rule that allows %2 from %3. See them with: cloudnx firewall list %1.")
            .arg(group, serviceText(*rule), peerText(*rule)));
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
