#include "app/terminal/firewall/rules.h"

#include "models/cloud/abilities.h"
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

bool hasPorts(Protocol protocol) {
    return protocol == Protocol::Tcp || protocol == Protocol::Udp;
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
    const auto protocol = parseProtocol(words.protocol);
    const auto peer = CidrBlock::parse(words.cidr);
    if (!protocol || !peer)
        return failure(!protocol ? protocol.error() : peer.error());
    RuleSpec rule;
    rule.protocol = *protocol;
    rule.peer = *peer;
    rule.direction = enumOf<Direction>(words.direction).value_or(Direction::Ingress);
    const bool isEvery = words.port.isEmpty() || words.port == QLatin1String("all");
    if (!hasPorts(*protocol) && !isEvery)
        return failure(ErrorKind::Usage,
                       QStringLiteral("%1 has no ports. Leave %2 out.").arg(words.protocol, words.port));
    if (hasPorts(*protocol) && words.port.isEmpty())
        return failure(ErrorKind::Usage,
                       QStringLiteral("Say which port of %1, for example 443 or 8000-8100, or `all`.")
                           .arg(words.protocol));
    if (isEvery)
        return rule;
    return PortRange::parse(words.port).map([&rule](const PortRange &ports) {
        rule.ports = ports;
        return rule;
    });
}

} // namespace cloudnx::terminal
