#include "models/plan/inverse.h"

#include "models/cloud/offered.h"
#include "models/cloud/words.h"
#include "models/plan/lookup.h"

#include <QStringList>

namespace cloudnx {

namespace {

Inverse by(IamChange change) {
    return {Change(std::move(change)), {}};
}

Inverse none(const QString &why) {
    return {std::nullopt, why};
}

Inverse loses(const QString &name, const QString &why) {
    return {std::nullopt, why, name};
}

QString counted(int count, const QString &one, const QString &many) {
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : many);
}

// What goes with a user; empty when it is bare and can be made again as it was.
QStringList lostWith(const User &user, int keys, const IamWords &words) {
    QStringList lost;
    if (keys > 0)
        lost += counted(keys, words.anyKey, words.anyKeys);
    if (!user.policies.empty())
        lost += counted(static_cast<int>(user.policies.size()), QStringLiteral("attached ") + words.policy,
                        QStringLiteral("attached ") + words.policies);
    if (!user.groups.empty())
        lost += counted(static_cast<int>(user.groups.size()), QStringLiteral("group membership"),
                        QStringLiteral("group memberships"));
    if (user.consoleAccess.value_or(true))
        lost += QStringLiteral("its password");
    if (user.mfaEnabled.value_or(true))
        lost += QStringLiteral("its second factor");
    return lost;
}

// What a group made again would lack, or hold too much; empty when it would be the same.
QStringList lostWith(const FirewallGroup &group, int naming) {
    const auto usual = std::count_if(group.rules.begin(), group.rules.end(),
                                     [](const Rule &rule) { return isOfNewGroup(rule.spec); });
    const int own = static_cast<int>(group.rules.size()) - static_cast<int>(usual);
    QStringList lost;
    if (own > 0)
        lost += counted(own, QStringLiteral("rule"), QStringLiteral("rules"));
    if (usual < static_cast<std::ptrdiff_t>(rulesOfNewGroup().size()))
        lost += QStringLiteral("that it lets less out than a new group");
    if (naming > 0)
        lost += counted(naming, QStringLiteral("rule of another group for its members"),
                        QStringLiteral("rules of other groups for its members"));
    return lost;
}

struct Invert {
    const Inventory &in;
    const IamWords words = wordsNamed(in.cloud).iam;
    const CloudKind cloud = cloudNamed(in.cloud);

    Inverse operator()(const EnableSecondFactor &) const {
        return {Change(AccountChange(DisableSecondFactor{})), {}};
    }

    Inverse operator()(const DisableSecondFactor &) const {
        return {Change(AccountChange(EnableSecondFactor{})), {}};
    }

    Inverse operator()(const SetTaxProfile &) const {
        return {Change(AccountChange(SetTaxProfile{*in.taxProfile})), {}};
    }

    Inverse operator()(const SetPasswordPolicy &) const {
        return {Change(AccountChange(SetPasswordPolicy{*in.passwordPolicy})), {}};
    }

    Inverse operator()(const RevokeSession &) const {
        return none(
            QStringLiteral("A session that was ended cannot be brought back; signing in makes a new one."));
    }

    Inverse operator()(const CreateUser &change) const { return by(DeleteUser{change.user}); }

    Inverse operator()(const DeleteUser &change) const {
        const User *user = userIn(in, change.user);
        const QStringList lost = lostWith(*user, keyCount(in, change.user), words);
        if (lost.isEmpty() && in.accessKeys.known())
            return by(CreateUser{change.user});
        return loses(change.user,
                     QStringLiteral("A user cannot be brought back. Lost with %1: %2.")
                         .arg(change.user, lost.isEmpty()
                                               ? QStringLiteral("%1, if it has any").arg(words.anyKeys)
                                               : lost.join(QLatin1String(", "))));
    }

    Inverse operator()(const SetConsolePassword &change) const {
        const User *user = userIn(in, change.user);
        if (user && user->consoleAccess == std::optional(false))
            return by(DisableConsolePassword{change.user});
        return none(QStringLiteral("The password before is not known to anyone but %1.").arg(change.user));
    }

    Inverse operator()(const DisableConsolePassword &change) const {
        return none(QStringLiteral("The password cannot be brought back; a new one can be set for %1.")
                        .arg(change.user));
    }

    Inverse operator()(const CreateGroup &change) const { return by(DeleteGroup{change.group}); }

    Inverse operator()(const DeleteGroup &change) const {
        const Group *group = groupIn(in, change.group);
        if (group->members.empty() && group->policies.empty())
            return by(CreateGroup{change.group});
        return loses(
            change.group,
            QStringLiteral("A group cannot be brought back. Lost with %1: %2, %3.")
                .arg(change.group,
                     counted(static_cast<int>(group->members.size()), QStringLiteral("membership"),
                             QStringLiteral("memberships")),
                     counted(static_cast<int>(group->policies.size()), QStringLiteral("attached policy"),
                             QStringLiteral("attached policies"))));
    }

    Inverse operator()(const AddMember &change) const { return by(RemoveMember{change.group, change.user}); }

    Inverse operator()(const RemoveMember &change) const { return by(AddMember{change.group, change.user}); }

    Inverse operator()(const AttachPolicy &change) const {
        return by(DetachPolicy{change.holder, change.name, change.policy});
    }

    Inverse operator()(const DetachPolicy &change) const {
        return by(AttachPolicy{change.holder, change.name, change.policy});
    }

    Inverse operator()(const CreatePolicy &change) const { return by(DeletePolicy{change.name}); }

    Inverse operator()(const DeletePolicy &change) const {
        const Policy *policy = policyIn(in, change.name);
        const int holders = holdersOf(change.name);
        if (policy->document && holders == 0)
            return by(CreatePolicy{change.name, *policy->document});
        return loses(change.name,
                     policy->document
                         ? QStringLiteral("Lost with policy %1: %2.")
                               .arg(change.name, counted(holders, QStringLiteral("attachment"),
                                                         QStringLiteral("attachments")))
                         : QStringLiteral("Policy %1 cannot be read, so it cannot be written again.")
                               .arg(change.name));
    }

    Inverse operator()(const CreateAccessKey &change) const {
        return none(QStringLiteral("The key has no id yet. To take it back, delete it by its id: "
                                   "cloudnx iam key delete %1 KEY-ID.")
                        .arg(change.user));
    }

    Inverse operator()(const SetMfaRules &change) const {
        const User *user = userIn(in, change.user);
        if (user && user->mfaRules)
            return by(SetMfaRules{change.user, *user->mfaRules});
        return none(QStringLiteral("The rules before are not told."));
    }

    Inverse operator()(const EnrolTotp &change) const {
        return none(QStringLiteral("To take it back, with every other authenticator of %1: cloudnx iam user "
                                   "remove-totp %1.")
                        .arg(change.user));
    }

    Inverse operator()(const RemoveTotp &change) const {
        return loses(
            change.user,
            QStringLiteral("The seeds are lost for good; %1 has to be enrolled anew.").arg(change.user));
    }

    Inverse operator()(const SetAccessKeyActive &change) const {
        return by(SetAccessKeyActive{change.user, change.accessKeyId, !change.active});
    }

    Inverse operator()(const DeleteAccessKey &change) const {
        return loses(
            change.accessKeyId,
            QStringLiteral("A deleted %1 is lost for good; programs that use it need a new one.%2")
                .arg(words.anyKey,
                     offered(cloud, IamChange(SetAccessKeyActive{change.user, change.accessKeyId, false}))
                         ? QStringLiteral(" Deactivating it can be undone.")
                         : QString()));
    }

    Inverse operator()(const CreatePrincipal &change) const {
        if (entryIn(in.principals, &Principal::crn, change.crn))
            return none(QStringLiteral("It holds other policies too, and only all of them can be taken."));
        return by(DeletePrincipal{change.crn});
    }

    Inverse operator()(const DeletePrincipal &change) const {
        const Principal *principal = entryIn(in.principals, &Principal::crn, change.crn);
        if (principal->policies.size() == 1)
            return by(CreatePrincipal{change.crn, principal->policies.front()});
        return loses(change.crn,
                     QStringLiteral("Lost with it: %1 policies.").arg(principal->policies.size()));
    }

    Inverse operator()(const AddRule &change) const {
        return {Change(FirewallChange(RemoveRule{change.group, change.rule})), {}};
    }

    Inverse operator()(const RemoveRule &change) const {
        const FirewallGroup *group = firewallIn(in, change.group);
        return {Change(FirewallChange(AddRule{change.group, ruleIn(*group, change.rule)->spec})), {}};
    }

    Inverse operator()(const CreateFirewallGroup &change) const {
        return {Change(FirewallChange(DeleteFirewallGroup{change.group})), {}};
    }

    Inverse operator()(const DeleteFirewallGroup &change) const {
        const FirewallGroup &group = *firewallIn(in, change.group);
        const QStringList lost = lostWith(group, static_cast<int>(rulesNaming(in, change.group).size()));
        if (lost.isEmpty())
            return {Change(FirewallChange(CreateFirewallGroup{
                        change.group, group.description.value_or(QString()), group.stateful.value_or(true)})),
                    {}};
        return loses(change.group, QStringLiteral("A security group cannot be brought back with its rules. "
                                                  "Lost with %1: %2.")
                                       .arg(change.group, lost.join(QLatin1String(", "))));
    }

    Inverse operator()(const AttachFirewallGroup &change) const {
        return {Change(FirewallChange(DetachFirewallGroup{change.group, change.instance})), {}};
    }

    Inverse operator()(const DetachFirewallGroup &change) const {
        return {Change(FirewallChange(AttachFirewallGroup{change.group, change.instance})), {}};
    }

    Inverse operator()(const CreateKmsKey &change) const {
        return none(
            offered(cloud, KmsChange(ScheduleKmsKeyDeletion{change.name}))
                ? QStringLiteral("This cannot be undone exactly: a key is never deleted at once. To be "
                                 "rid of it, schedule its deletion: cloudnx kms key delete %1 --days 7.")
                      .arg(change.name)
                : QStringLiteral("This cannot be undone here: deleting a key is not offered on this "
                                 "cloud."));
    }

    Inverse operator()(const SetKmsKeyEnabled &change) const {
        return {Change(KmsChange(SetKmsKeyEnabled{change.name, !change.enabled})), {}};
    }

    Inverse operator()(const RotateKmsKey &) const {
        return none(QStringLiteral("A version that was added stays; older versions go on decrypting."));
    }

    Inverse operator()(const ScheduleKmsKeyDeletion &change) const {
        return {Change(KmsChange(CancelKmsKeyDeletion{change.name})), {}};
    }

    Inverse operator()(const CancelKmsKeyDeletion &change) const {
        return {Change(KmsChange(ScheduleKmsKeyDeletion{change.name})), {}};
    }

    Inverse operator()(const StartInstance &change) const {
        return {Change(ComputeChange(StopInstance{change.instance})), {}};
    }

    Inverse operator()(const StopInstance &change) const {
        return {Change(ComputeChange(StartInstance{change.instance})), {}};
    }

    Inverse operator()(const SetBucketPublicRead &change) const {
        return {Change(StorageChange(SetBucketPublicRead{change.bucket, !change.publicRead})), {}};
    }

private:
    template <typename T>
    static int holdersIn(const Reading<std::vector<T>> &reading, const QString &policy) {
        return reading.known() ? static_cast<int>(std::count_if(
                                     reading->begin(), reading->end(),
                                     [&](const T &entry) { return holds(entry.policies, policy); }))
                               : 1; // not known counts as held
    }

    int holdersOf(const QString &policy) const {
        return holdersIn(in.users, policy) + holdersIn(in.groups, policy) + holdersIn(in.principals, policy);
    }
};

} // namespace

Inverse inverseOf(const Change &change, const Inventory &before) {
    return visitChange(change, Invert{before});
}

} // namespace cloudnx
