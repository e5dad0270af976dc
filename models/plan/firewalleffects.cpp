#include "models/firewall/exposure.h"
#include "models/plan/effects.h"
#include "models/plan/lookup.h"

#include <QStringList>

namespace cloudnx {

namespace {

using Lines = std::vector<QString>;

QString sliceText(const ReachSlice &slice, const QString &verb, const QString &group) {
    const bool ingress = slice.direction == Direction::Ingress;
    return QStringLiteral("%1 %2 %3 %4 to %5: %6")
        .arg(verb, serviceText(slice), ingress ? QStringLiteral("on") : QStringLiteral("from"), group,
             slice.addresses.countText(), slice.addresses.toText());
}

// Who opens to everyone over one family often means both: the twin is named.
void addTwin(Lines &lines, const ReachSlice &slice, const Reach &after, const QString &group) {
    if (!slice.addresses.isEverything() || slice.carried == Carried::Icmp || slice.carried == Carried::Icmpv6)
        return;
    const bool ipv4 = slice.addresses.family() == AddressFamily::Ipv4;
    const AddressSet twin = after.at(slice.direction, slice.carried,
                                     ipv4 ? AddressFamily::Ipv6 : AddressFamily::Ipv4, slice.firstPort);
    if (twin.isEmpty())
        lines.push_back(QStringLiteral("%1 on %2 stays closed over %3")
                            .arg(serviceText(slice), group,
                                 ipv4 ? QStringLiteral("IPv6 (::/0)") : QStringLiteral("IPv4 (0.0.0.0/0)")));
}

QString listed(const std::vector<QString> &names) {
    return QStringList(names.begin(), names.end()).join(QLatin1String(", "));
}

void addGuarded(Lines &lines, const Inventory &inventory, const QString &name) {
    const FirewallGroup *group = firewallIn(inventory, name);
    if (!group || (group->instances.size() == 1 && group->instances.front() == name))
        return;
    lines.push_back(group->instances.empty()
                        ? QStringLiteral("%1 guards no instance now").arg(name)
                        : QStringLiteral("%1 guards %2").arg(name, listed(group->instances)));
}

bool namesMembers(const std::vector<Change> &changes, const Reached &reached, const Inventory &in) {
    return std::any_of(changes.begin(), changes.end(), [&](const Change &change) {
        const FirewallChange *one = asFirewallChange(change);
        if (!one || reachedBy(*one) != reached)
            return false;
        const auto rules = rulesOf(*one, in);
        return std::any_of(rules.begin(), rules.end(), [](const RuleSpec &rule) { return rule.peerGroup; });
    });
}

void addReach(Lines &lines, const ReachChange &change, const std::vector<Change> &changes,
              const Inventory &before, const Inventory &after) {
    const QString &name = change.reached.name;
    const Reach end = reachOf(after, change.reached);
    for (const ReachSlice &slice : change.opened.slices()) {
        lines.push_back(sliceText(slice, QStringLiteral("opens"), name));
        addTwin(lines, slice, end, name);
    }
    for (const ReachSlice &slice : change.closed.slices())
        lines.push_back(sliceText(slice, QStringLiteral("closes"), name));
    if (change.opened.isEmpty() && change.closed.isEmpty() && !namesMembers(changes, change.reached, after))
        lines.push_back(
            QStringLiteral("changes nothing that reaches %1: other rules admit the same").arg(name));
    if (change.reached.what == Reached::What::Group)
        addGuarded(lines, before, name);
}

// What such a group admits shows at the instances it is attached to; by itself it lets nobody anywhere.
bool comesOrGoes(const Reached &reached, const Inventory &before, const Inventory &after) {
    return reached.what == Reached::What::Group &&
           (!firewallIn(before, reached.name) || !firewallIn(after, reached.name));
}

// Whom a rule for a group's members admits is not a set of addresses; the rule itself is the effect.
QString membersText(const QString &verb, const RuleSpec &rule, const QString &where) {
    const bool ingress = rule.direction == Direction::Ingress;
    return QStringLiteral("%1 %2 %3 %4 to %5")
        .arg(verb, serviceText(rule), ingress ? QStringLiteral("on") : QStringLiteral("from"), where,
             peerText(rule));
}

/// What one change does beside the addresses it lets in or out.
struct FirewallLines {
    const Inventory &before;
    const Inventory &after;

    Lines operator()(const AddRule &change) const { return members("opens", change.rule, change.group); }

    Lines operator()(const RemoveRule &change) const { return members("closes", change.rule, change.group); }

    Lines operator()(const CreateFirewallGroup &change) const {
        Lines lines{QStringLiteral("%1 lets everything out and nothing in, and guards no instance yet")
                        .arg(change.group)};
        if (!change.stateful)
            lines.push_back(QStringLiteral("answers need a rule of their own in %1").arg(change.group));
        return lines;
    }

    Lines operator()(const DeleteFirewallGroup &change) const {
        Lines lines;
        for (const auto &[where, rule] : rulesNaming(before, change.group))
            lines.push_back(membersText(QStringLiteral("closes"), rule->spec, where));
        return lines;
    }

    Lines operator()(const AttachFirewallGroup &change) const {
        return joining("opens", change.group, change.instance, after);
    }

    Lines operator()(const DetachFirewallGroup &change) const {
        Lines lines = joining("closes", change.group, change.instance, before);
        if (guardsOf(after, change.instance).empty())
            lines.push_back(QStringLiteral("%1 is left without a security group: nothing gets in or out")
                                .arg(change.instance));
        return lines;
    }

private:
    Lines members(const char *verb, const RuleSpec &rule, const QString &group) const {
        if (!rule.peerGroup)
            return {};
        Lines lines{membersText(QLatin1String(verb), rule, group)};
        const FirewallGroup *peer = firewallIn(before, *rule.peerGroup);
        if (peer && !peer->instances.empty())
            lines.push_back(QStringLiteral("members of %1 are %2").arg(peer->name, listed(peer->instances)));
        return lines;
    }

    // An instance that joins or leaves gains or loses what its group's rules and those of others say of
    // members.
    static Lines joining(const char *verb, const QString &group, const QString &instance,
                         const Inventory &in) {
        Lines lines;
        if (const FirewallGroup *found = firewallIn(in, group))
            for (const Rule &rule : found->rules)
                if (rule.spec.peerGroup)
                    lines.push_back(membersText(QLatin1String(verb), rule.spec, instance));
        for (const auto &[where, rule] : rulesNaming(in, group))
            lines.push_back(QStringLiteral("%1 %2 on %3 to %4, as a member of %5")
                                .arg(QLatin1String(verb), serviceText(rule->spec), where, instance, group));
        return lines;
    }
};

} // namespace

const FirewallChange *asFirewallChange(const Change &change) {
    return std::get_if<FirewallChange>(&change);
}

const QString &groupOf(const FirewallChange &change) {
    return std::visit([](const auto &one) -> const QString & { return one.group; }, change);
}

std::vector<RuleSpec> rulesOf(const FirewallChange &change, const Inventory &inventory) {
    return std::visit(
        [&](const auto &one) -> std::vector<RuleSpec> {
            if constexpr (requires { one.rule; })
                return {one.rule};
            std::vector<RuleSpec> specs;
            if constexpr (requires { one.instance; })
                if (const FirewallGroup *group = firewallIn(inventory, one.group))
                    for (const Rule &rule : group->rules)
                        specs.push_back(rule.spec);
            return specs;
        },
        change);
}

std::optional<Reached> reachedBy(const FirewallChange &change) {
    return std::visit(
        [](const auto &one) -> std::optional<Reached> {
            if constexpr (requires { one.rule; })
                return Reached{Reached::What::Group, one.group};
            else if constexpr (requires { one.instance; })
                return Reached{Reached::What::Instance, one.instance};
            else
                return std::nullopt;
        },
        change);
}

Reach reachOf(const Inventory &inventory, const Reached &reached) {
    std::vector<const FirewallGroup *> groups;
    if (reached.what == Reached::What::Instance)
        groups = guardsOf(inventory, reached.name);
    else if (const FirewallGroup *group = firewallIn(inventory, reached.name))
        groups.push_back(group);
    Reach reach;
    for (const FirewallGroup *group : groups)
        reach = reach.united(Reach::of(group->rules, Reach::Implicit::Without));
    return reach;
}

std::optional<int> sshPortOf(const Inventory &inventory, const QString &group) {
    const Instance *instance = entryIn(inventory.instances, &Instance::name, group);
    return instance ? instance->sshPort : std::nullopt;
}

bool opensToInternet(const Reach &opened) {
    const auto slices = opened.slices();
    return std::any_of(slices.begin(), slices.end(), [](const ReachSlice &slice) {
        return slice.direction == Direction::Ingress && holdsInternet(slice.addresses);
    });
}

std::vector<ReachChange> reachChanges(const std::vector<Change> &changes, const Inventory &before,
                                      const Inventory &after) {
    std::vector<ReachChange> list;
    for (const Change &change : changes) {
        const FirewallChange *ofFirewall = asFirewallChange(change);
        if (!ofFirewall)
            continue;
        const auto reached = reachedBy(*ofFirewall);
        if (!reached || comesOrGoes(*reached, before, after) ||
            std::any_of(list.begin(), list.end(),
                        [&](const ReachChange &one) { return one.reached == *reached; }))
            continue;
        const Reach was = reachOf(before, *reached);
        const Reach is = reachOf(after, *reached);
        list.push_back({*reached, is.minus(was), was.minus(is)});
    }
    return list;
}

std::vector<QString> firewallEffectsOf(const std::vector<Change> &changes, const Inventory &before,
                                       const Inventory &after) {
    Lines lines;
    for (const ReachChange &change : reachChanges(changes, before, after))
        addReach(lines, change, changes, before, after);
    for (const Change &change : changes)
        if (const FirewallChange *one = asFirewallChange(change))
            for (QString &line : std::visit(FirewallLines{before, after}, *one))
                if (!holds(lines, line)) // a rule that is removed before its group goes
                    lines.push_back(std::move(line));
    return lines;
}

} // namespace cloudnx
