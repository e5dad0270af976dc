#include "models/providers/cloudnx/firewall.h"

#include "models/core/secretjson.h"
#include "models/providers/cloudnx/reading.h"

#include <algorithm>

namespace cloudnx {

namespace {

/// What CloudNx's rules can say: incoming, tcp, udp or icmp, from a network.
Done checked(const RuleSpec &spec) {
    if (spec.direction != Direction::Ingress)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("CloudNx filters incoming traffic only. Leave outgoing rules out."));
    if (spec.protocol != Protocol::Tcp && spec.protocol != Protocol::Udp && spec.protocol != Protocol::Icmp)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("CloudNx knows rules for tcp, udp and icmp. Choose one of them."));
    if (spec.peerGroup || spec.icmpType || spec.icmpCode)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("CloudNx's rules name a network, not a group or an ICMP type. Name the network."));
    return {};
}

QJsonObject bodyOf(const RuleSpec &spec) {
    QJsonObject body{{QStringLiteral("protocol"), wordOf(spec.protocol)},
                     {QStringLiteral("cidr"), spec.peer.toText()}};
    if (!spec.description.isEmpty())
        body.insert(QStringLiteral("description"), spec.description);
    if (spec.protocol == Protocol::Icmp)
        return body;
    const PortRange ports = spec.ports.value_or(PortRange::all());
    if (ports.first() == ports.last()) {
        body.insert(QStringLiteral("port"), ports.first());
        return body;
    }
    body.insert(QStringLiteral("port_from"), std::max<int>(1, ports.first()));
    body.insert(QStringLiteral("port_to"), ports.last());
    return body;
}

FirewallGroup groupOf(const Instance &instance, std::vector<Rule> rules) {
    FirewallGroup group;
    group.id = instance.id;
    group.name = instance.name;
    group.rules = std::move(rules);
    group.instances = {instance.name};
    group.stateful = true; // the guide: "Rules are stateful — outbound responses are auto-allowed."
    return group;
}

const Rule *sameRule(const std::vector<Rule> &rules, const RuleSpec &spec, bool implicit) {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule &rule) {
        return rule.implicit == implicit && sameTraffic(rule.spec, spec);
    });
    return found == rules.end() ? nullptr : &*found;
}

} // namespace

Result<std::vector<FirewallGroup>> CloudNxFirewall::groups(std::stop_token stop) {
    const auto instances = m_compute.instances(stop);
    if (!instances)
        return failure(instances.error());
    std::vector<FirewallGroup> groups;
    std::optional<Error> missing;
    for (const Instance &instance : *instances) {
        auto rules = rulesOf(instance.id, stop);
        if (rules)
            groups.push_back(groupOf(instance, std::move(*rules)));
        else if (rules.error().kind == ErrorKind::NotFound)
            missing = rules.error();
        else
            return failure(rules.error());
    }
    // One that is gone was deleted between the two readings; when all are, the route itself is not there.
    if (groups.empty() && missing)
        return failure(ErrorKind::Unsupported, QStringLiteral("This account does not offer firewall rules."));
    return groups;
}

Result<std::vector<Rule>> CloudNxFirewall::rulesOf(const QString &instanceId, const std::stop_token &stop) {
    return m_api.all({Route::FirewallRules, {instanceId}}, {"rules", "firewall_rules"}, readRule, stop);
}

template <typename GroupChange>
Result<Receipt> CloudNxFirewall::send(const GroupChange &, const std::stop_token &) {
    return failure(
        ErrorKind::Unsupported,
        QStringLiteral("Security groups are not offered by this cloud: each instance has a firewall "
                       "of its own."));
}

Result<Receipt> CloudNxFirewall::apply(const FirewallChange &change, std::stop_token stop) {
    return std::visit([&](const auto &one) { return send(one, stop); }, change);
}

Result<Receipt> CloudNxFirewall::send(const AddRule &change, const std::stop_token &stop) {
    if (const auto can = checked(change.rule); !can)
        return failure(can.error());
    const auto instance = m_compute.instanceNamed(change.group, stop);
    if (!instance)
        return failure(instance.error());
    const auto rules = rulesOf(instance->id, stop);
    if (!rules)
        return failure(rules.error());
    if (sameRule(*rules, change.rule, false))
        return Receipt{};
    auto receipt =
        m_api.change({Route::AddFirewallRule, {instance->id}, {}, jsonBody(bodyOf(change.rule))}, stop);
    if (!receipt && receipt.error().kind == ErrorKind::Conflict)
        return addedByOthers(instance->id, change.rule, receipt.error(), stop);
    return receipt;
}

// A conflict is a rule that somebody else added in between, or a number of rules that is used up.
Result<Receipt> CloudNxFirewall::addedByOthers(const QString &instanceId, const RuleSpec &rule,
                                               Error conflict, const std::stop_token &stop) {
    const auto rules = rulesOf(instanceId, stop);
    if (!rules)
        return failure(rules.error());
    if (sameRule(*rules, rule, false))
        return Receipt{conflict.requestId, {}};
    conflict.kind = ErrorKind::Forbidden;
    return failure(std::move(conflict));
}

Result<Receipt> CloudNxFirewall::send(const RemoveRule &change, const std::stop_token &stop) {
    const auto instance = m_compute.instanceNamed(change.group, stop);
    if (!instance)
        return failure(instance.error());
    const auto rules = rulesOf(instance->id, stop);
    if (!rules)
        return failure(rules.error());
    const Rule *rule = sameRule(*rules, change.rule, false);
    if (!rule && sameRule(*rules, change.rule, true))
        return failure(
            ErrorKind::Conflict,
            QStringLiteral(
                "CloudNx made this rule itself (it keeps SSH open) and does not let it be removed."));
    if (!rule)
        return Receipt{};
    auto receipt = m_api.change({Route::DeleteFirewallRule, {instance->id, rule->id}}, stop);
    if (!receipt && receipt.error().kind == ErrorKind::NotFound)
        return Receipt{receipt.error().requestId, {}};
    return receipt;
}

} // namespace cloudnx
