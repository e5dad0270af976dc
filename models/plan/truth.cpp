#include "models/plan/truth.h"

#include "models/plan/executor.h"
#include "models/plan/lookup.h"

namespace cloudnx {

namespace {

using Truth = std::optional<bool>;

template <typename T>
Truth isThere(const Reading<std::vector<T>> &reading, QString T::*member, const QString &value) {
    return reading.known() ? Truth(entryIn(reading, member, value) != nullptr) : std::nullopt;
}

Truth inverted(Truth truth) {
    return truth ? Truth(!*truth) : truth;
}

/// Whether a change is true in one inventory.
struct Truthful {
    const Inventory &in;

    Truth operator()(const EnableSecondFactor &) const { return factor(true); }

    Truth operator()(const DisableSecondFactor &) const { return factor(false); }

    Truth operator()(const SetTaxProfile &change) const {
        return in.taxProfile.known() ? Truth(*in.taxProfile == change.profile) : std::nullopt;
    }

    Truth operator()(const SetPasswordPolicy &change) const {
        return in.passwordPolicy.known() ? Truth(*in.passwordPolicy == change.policy) : std::nullopt;
    }

    Truth operator()(const RevokeSession &change) const {
        return inverted(isThere(in.sessions, &Session::id, change.id));
    }

    Truth operator()(const CreateUser &change) const { return isThere(in.users, &User::name, change.user); }

    Truth operator()(const DeleteUser &change) const {
        return inverted(isThere(in.users, &User::name, change.user));
    }

    // That there is a password does not say that it is this one.
    Truth operator()(const SetConsolePassword &change) const {
        return console(change.user, true) == false ? Truth(false) : std::nullopt;
    }

    Truth operator()(const DisableConsolePassword &change) const { return console(change.user, false); }

    Truth operator()(const CreateGroup &change) const {
        return isThere(in.groups, &Group::name, change.group);
    }

    Truth operator()(const DeleteGroup &change) const {
        return inverted(isThere(in.groups, &Group::name, change.group));
    }

    Truth operator()(const AddMember &change) const { return member(change.group, change.user); }

    Truth operator()(const RemoveMember &change) const { return inverted(member(change.group, change.user)); }

    Truth operator()(const AttachPolicy &change) const {
        return attached(change.holder, change.name, change.policy);
    }

    Truth operator()(const DetachPolicy &change) const {
        return inverted(attached(change.holder, change.name, change.policy));
    }

    Truth operator()(const CreatePolicy &change) const {
        const Policy *policy = policyIn(in, change.name);
        if (!in.policies.known() || (policy && !policy->document))
            return std::nullopt;
        return policy && *policy->document == change.document;
    }

    Truth operator()(const DeletePolicy &change) const {
        return inverted(isThere(in.policies, &Policy::name, change.name));
    }

    Truth operator()(const CreateAccessKey &) const { return std::nullopt; }

    Truth operator()(const SetMfaRules &change) const {
        const User *user = userIn(in, change.user);
        return user && user->mfaRules ? Truth(*user->mfaRules == change.rules) : std::nullopt;
    }

    // A seed is shown to nobody again; the code that was tried is the proof.
    Truth operator()(const EnrolTotp &) const { return std::nullopt; }

    Truth operator()(const RemoveTotp &) const { return std::nullopt; }

    Truth operator()(const SetAccessKeyActive &change) const {
        const AccessKey *key = keyIn(in, change.accessKeyId);
        return in.accessKeys.known() ? Truth(key && key->active == change.active) : std::nullopt;
    }

    Truth operator()(const DeleteAccessKey &change) const {
        return inverted(isThere(in.accessKeys, &AccessKey::accessKeyId, change.accessKeyId));
    }

    Truth operator()(const CreatePrincipal &change) const {
        const Principal *principal = entryIn(in.principals, &Principal::crn, change.crn);
        return in.principals.known() ? Truth(principal && holds(principal->policies, change.policy))
                                     : std::nullopt;
    }

    Truth operator()(const DeletePrincipal &change) const {
        return inverted(isThere(in.principals, &Principal::crn, change.crn));
    }

    Truth operator()(const AddRule &change) const { return admitted(change.group, change.rule); }

    Truth operator()(const RemoveRule &change) const { return inverted(admitted(change.group, change.rule)); }

    Truth operator()(const CreateFirewallGroup &change) const {
        return isThere(in.firewall, &FirewallGroup::name, change.group);
    }

    Truth operator()(const DeleteFirewallGroup &change) const {
        return inverted(isThere(in.firewall, &FirewallGroup::name, change.group));
    }

    Truth operator()(const AttachFirewallGroup &change) const {
        return guarded(change.group, change.instance);
    }

    Truth operator()(const DetachFirewallGroup &change) const {
        return inverted(guarded(change.group, change.instance));
    }

    Truth operator()(const CreateKmsKey &change) const {
        return isThere(in.kmsKeys, &KmsKey::name, change.name);
    }

    Truth operator()(const SetKmsKeyEnabled &change) const {
        return keyState(change.name, change.enabled ? KmsKeyState::Enabled : KmsKeyState::Disabled);
    }

    Truth operator()(const RotateKmsKey &) const { return std::nullopt; }

    Truth operator()(const ScheduleKmsKeyDeletion &change) const {
        return keyState(change.name, KmsKeyState::PendingDeletion);
    }

    Truth operator()(const CancelKmsKeyDeletion &change) const {
        return inverted(keyState(change.name, KmsKeyState::PendingDeletion));
    }

    Truth operator()(const StartInstance &change) const {
        return status(change.instance, InstanceStatus::Running);
    }

    Truth operator()(const StopInstance &change) const {
        return status(change.instance, InstanceStatus::Stopped);
    }

    Truth operator()(const SetBucketPublicRead &change) const {
        const Bucket *bucket = entryIn(in.buckets, &Bucket::name, change.bucket);
        return bucket && bucket->publicRead ? Truth(*bucket->publicRead == change.publicRead) : std::nullopt;
    }

private:
    Truth factor(bool on) const {
        return in.secondFactor.known() ? Truth(in.secondFactor->enabled == on) : std::nullopt;
    }

    Truth console(const QString &name, bool access) const {
        const User *user = userIn(in, name);
        return user && user->consoleAccess ? Truth(*user->consoleAccess == access) : std::nullopt;
    }

    Truth member(const QString &groupName, const QString &userName) const {
        const Group *group = groupIn(in, groupName);
        if (!in.groups.known())
            return std::nullopt;
        return group && holds(group->members, userName);
    }

    Truth attached(PolicyHolder holder, const QString &name, const QString &policy) const {
        const bool known = holder == PolicyHolder::User ? in.users.known() : in.groups.known();
        const auto *list = attachedTo(in, holder, name);
        return known ? Truth(list && holds(*list, policy)) : std::nullopt;
    }

    Truth admitted(const QString &name, const RuleSpec &spec) const {
        const FirewallGroup *group = firewallIn(in, name);
        return in.firewall.known() ? Truth(group && ruleIn(*group, spec)) : std::nullopt;
    }

    Truth guarded(const QString &name, const QString &instance) const {
        const FirewallGroup *group = firewallIn(in, name);
        return in.firewall.known() ? Truth(group && holds(group->instances, instance)) : std::nullopt;
    }

    Truth keyState(const QString &name, KmsKeyState state) const {
        const KmsKey *key = entryIn(in.kmsKeys, &KmsKey::name, name);
        return key ? Truth(key->state == state) : std::nullopt;
    }

    Truth status(const QString &name, InstanceStatus status) const {
        const Instance *instance = entryIn(in.instances, &Instance::name, name);
        return instance ? Truth(instance->status == status) : std::nullopt;
    }
};

/// What only two readings show.
struct Between {
    const Inventory &before;
    const Inventory &after;

    Truth operator()(const CreateAccessKey &change) const {
        if (!before.accessKeys.known() || !after.accessKeys.known())
            return std::nullopt;
        return keyCount(after, change.user) > keyCount(before, change.user);
    }

    Truth operator()(const RotateKmsKey &change) const {
        const KmsKey *was = entryIn(before.kmsKeys, &KmsKey::name, change.name);
        const KmsKey *is = entryIn(after.kmsKeys, &KmsKey::name, change.name);
        return was && is ? Truth(is->currentVersion > was->currentVersion) : std::nullopt;
    }

    // The password before cannot be told from the password after.
    Truth operator()(const SetConsolePassword &change) const {
        const User *was = userIn(before, change.user);
        if (was && was->consoleAccess.value_or(true))
            return std::nullopt;
        return inverted(Truthful{after}(DisableConsolePassword{change.user}));
    }

    Truth operator()(const auto &change) const { return Truthful{after}(change); }
};

} // namespace

std::optional<bool> isTrueIn(const Inventory &inventory, const Change &change) {
    return visitChange(change, Truthful{inventory});
}

std::optional<bool> cameTrue(const Inventory &before, const Inventory &after, const Change &change) {
    return visitChange(change, Between{before, after});
}

} // namespace cloudnx
