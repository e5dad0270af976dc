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

Reach reachOf(const Inventory &inventory, const QString &group) {
    const FirewallGroup *found = firewallIn(inventory, group);
    return found ? Reach::of(found->rules, Reach::Implicit::Without) : Reach();
}

void addGuarded(Lines &lines, const Inventory &inventory, const QString &name) {
    const FirewallGroup *group = firewallIn(inventory, name);
    if (!group || (group->instances.size() == 1 && group->instances.front() == name))
        return;
    QStringList names(group->instances.begin(), group->instances.end());
    lines.push_back(names.isEmpty()
                        ? QStringLiteral("%1 guards no instance now").arg(name)
                        : QStringLiteral("%1 guards %2").arg(name, names.join(QLatin1String(", "))));
}

bool namesMembers(const std::vector<Change> &changes, const QString &group) {
    return std::any_of(changes.begin(), changes.end(), [&](const Change &change) {
        const FirewallChange *one = asFirewallChange(change);
        return one && groupOf(*one) == group && ruleOf(*one).peerGroup;
    });
}

void addReach(Lines &lines, const ReachChange &change, const std::vector<Change> &changes,
              const Inventory &before, const Inventory &after) {
    const Reach end = reachOf(after, change.group);
    for (const ReachSlice &slice : change.opened.slices()) {
        lines.push_back(sliceText(slice, QStringLiteral("opens"), change.group));
        addTwin(lines, slice, end, change.group);
    }
    for (const ReachSlice &slice : change.closed.slices())
        lines.push_back(sliceText(slice, QStringLiteral("closes"), change.group));
    if (change.opened.isEmpty() && change.closed.isEmpty() && !namesMembers(changes, change.group))
        lines.push_back(
            QStringLiteral("changes nothing that reaches %1: other rules admit the same").arg(change.group));
    addGuarded(lines, before, change.group);
}

// Whom a rule for a group's members admits is not a set of addresses; the rule itself is the effect.
QString membersText(const FirewallChange &change) {
    const RuleSpec &rule = ruleOf(change);
    if (!rule.peerGroup)
        return {};
    const bool opens = std::holds_alternative<AddRule>(change);
    return QStringLiteral("%1 %2 on %3 to %4")
        .arg(opens ? QStringLiteral("opens") : QStringLiteral("closes"), serviceText(rule), groupOf(change),
             peerText(rule));
}

QString actionsText(const PolicyDocument &document) {
    constexpr int shown = 4;
    QStringList actions;
    for (const Statement &statement : document.statements())
        if (statement.effect == Effect::Allow) {
            for (const QString &action : statement.actions)
                actions += action;
            for (const QString &action : statement.notActions)
                actions += QStringLiteral("everything but ") + action;
        }
    const qsizetype more = actions.size() - shown;
    if (more > 0)
        actions = actions.mid(0, shown) << QStringLiteral("%1 more").arg(more);
    return actions.isEmpty() ? QStringLiteral("nothing") : actions.join(QLatin1String(", "));
}

QString policyText(const Inventory &in, const QString &name) {
    const Policy *policy = policyIn(in, name);
    return policy && policy->document ? actionsText(*policy->document)
                                      : QStringLiteral("what %1 allows (it cannot be read)").arg(name);
}

/// One line for each change that is not about traffic.
struct EffectLine {
    const Inventory &before;
    const Inventory &after;

    QString operator()(const EnableSecondFactor &) const {
        return QStringLiteral("signing in asks for a code from then on; the backup codes are shown once");
    }

    QString operator()(const DisableSecondFactor &) const {
        return QStringLiteral("the password alone signs in from then on; backup codes become void");
    }

    QString operator()(const SetTaxProfile &change) const {
        return change.profile.gstin.isEmpty()
                   ? QStringLiteral("invoices carry no GSTIN from then on")
                   : QStringLiteral("invoices carry GSTIN %1 from then on").arg(change.profile.gstin);
    }

    QString operator()(const SetPasswordPolicy &) const {
        return QStringLiteral("applies to passwords that are set from then on");
    }

    QString operator()(const RevokeSession &) const {
        return QStringLiteral("who used that session has to sign in again");
    }

    QString operator()(const CreateUser &) const { return {}; }

    QString operator()(const DeleteUser &change) const {
        return QStringLiteral("whoever works as %1 is shut out at once").arg(change.user);
    }

    QString operator()(const SetConsolePassword &change) const {
        return QStringLiteral("%1 signs in with the new password").arg(change.user);
    }

    QString operator()(const DisableConsolePassword &change) const {
        return QStringLiteral("%1 cannot sign in to the console; access keys go on working").arg(change.user);
    }

    QString operator()(const CreateGroup &) const { return {}; }

    QString operator()(const DeleteGroup &change) const {
        return QStringLiteral("its members lose what %1 allowed them").arg(change.group);
    }

    QString operator()(const AddMember &change) const {
        return QStringLiteral("%1 gains what %2 allows").arg(change.user, change.group);
    }

    QString operator()(const RemoveMember &change) const {
        return QStringLiteral("%1 loses what %2 allows").arg(change.user, change.group);
    }

    QString operator()(const AttachPolicy &change) const {
        return QStringLiteral("%1 gains %2").arg(change.name, policyText(after, change.policy));
    }

    QString operator()(const DetachPolicy &change) const {
        return QStringLiteral("%1 loses %2, unless another policy gives it")
            .arg(change.name, policyText(before, change.policy));
    }

    QString operator()(const CreatePolicy &change) const {
        return QStringLiteral("it allows %1 to whoever it is attached to").arg(actionsText(change.document));
    }

    QString operator()(const DeletePolicy &change) const {
        return QStringLiteral("whoever holds %1 loses what it allowed").arg(change.name);
    }

    QString operator()(const CreateAccessKey &change) const {
        return QStringLiteral("a program can act as %1; the secret is shown once").arg(change.user);
    }

    QString operator()(const SetAccessKeyActive &change) const {
        return change.active ? QStringLiteral("programs that use %1 work again").arg(change.accessKeyId)
                             : QStringLiteral("programs that use %1 are refused until it is activated again")
                                   .arg(change.accessKeyId);
    }

    QString operator()(const DeleteAccessKey &change) const {
        return QStringLiteral("programs that use %1 are refused for good").arg(change.accessKeyId);
    }

    QString operator()(const CreatePrincipal &change) const {
        return QStringLiteral("programs on %1 gain %2").arg(change.crn, policyText(after, change.policy));
    }

    QString operator()(const DeletePrincipal &change) const {
        return QStringLiteral("programs on %1 need a key of their own").arg(change.crn);
    }

    QString operator()(const AddRule &change) const { return membersText(change); }

    QString operator()(const RemoveRule &change) const { return membersText(change); }

    QString operator()(const CreateKmsKey &) const { return {}; }

    QString operator()(const SetKmsKeyEnabled &change) const {
        return change.enabled
                   ? QStringLiteral("what %1 encrypted can be decrypted again").arg(change.name)
                   : QStringLiteral("what %1 encrypted cannot be decrypted until it is enabled again")
                         .arg(change.name);
    }

    QString operator()(const RotateKmsKey &) const {
        return QStringLiteral("what was encrypted before can still be decrypted");
    }

    QString operator()(const ScheduleKmsKeyDeletion &change) const {
        return QStringLiteral("after %1 days everything that %2 encrypted is lost for good")
            .arg(change.days)
            .arg(change.name);
    }

    QString operator()(const CancelKmsKeyDeletion &change) const {
        return QStringLiteral("%1 stays").arg(change.name);
    }

    QString operator()(const StartInstance &change) const {
        return QStringLiteral("%1 serves and is billed again").arg(change.instance);
    }

    QString operator()(const StopInstance &change) const {
        return QStringLiteral("%1 stops serving; its disks stay and are billed").arg(change.instance);
    }

    QString operator()(const SetBucketPublicRead &change) const {
        return change.publicRead
                   ? QStringLiteral("everyone on the internet can read every object of %1").arg(change.bucket)
                   : QStringLiteral("reading %1 needs a key from then on").arg(change.bucket);
    }
};

} // namespace

const FirewallChange *asFirewallChange(const Change &change) {
    return std::get_if<FirewallChange>(&change);
}

const QString &groupOf(const FirewallChange &change) {
    return std::visit([](const auto &one) -> const QString & { return one.group; }, change);
}

const RuleSpec &ruleOf(const FirewallChange &change) {
    return std::visit([](const auto &one) -> const RuleSpec & { return one.rule; }, change);
}

bool touchesSsh(const RuleSpec &rule, std::optional<int> sshPort) {
    if (rule.direction != Direction::Ingress ||
        (rule.protocol != Protocol::Tcp && rule.protocol != Protocol::Any))
        return false;
    const PortRange ports = rule.ports && rule.protocol == Protocol::Tcp ? *rule.ports : PortRange::all();
    return ports.contains(22) || (sshPort && ports.contains(static_cast<std::uint16_t>(*sshPort)));
}

std::optional<int> sshPortOf(const Inventory &inventory, const QString &group) {
    const Instance *instance = entryIn(inventory.instances, &Instance::name, group);
    return instance ? instance->sshPort : std::nullopt;
}

bool opensToInternet(const Reach &opened) {
    const auto slices = opened.slices();
    return std::any_of(slices.begin(), slices.end(), [](const ReachSlice &slice) {
        return slice.direction == Direction::Ingress && slice.addresses.isEverything();
    });
}

std::vector<ReachChange> reachChanges(const std::vector<Change> &changes, const Inventory &before,
                                      const Inventory &after) {
    std::vector<ReachChange> list;
    for (const Change &change : changes) {
        const FirewallChange *ofFirewall = asFirewallChange(change);
        if (!ofFirewall)
            continue;
        const QString &group = groupOf(*ofFirewall);
        if (std::any_of(list.begin(), list.end(), [&](const ReachChange &one) { return one.group == group; }))
            continue;
        const Reach was = reachOf(before, group);
        const Reach is = reachOf(after, group);
        list.push_back({group, is.minus(was), was.minus(is)});
    }
    return list;
}

std::vector<QString> effectsOf(const std::vector<Change> &changes, const Inventory &before,
                               const Inventory &after) {
    Lines lines;
    for (const ReachChange &change : reachChanges(changes, before, after))
        addReach(lines, change, changes, before, after);
    for (const Change &change : changes)
        if (QString line = visitChange(change, EffectLine{before, after}); !line.isEmpty())
            lines.push_back(std::move(line));
    return lines;
}

} // namespace cloudnx
