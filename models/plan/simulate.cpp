#include "models/plan/simulate.h"

#include "models/plan/lookup.h"

namespace cloudnx {

namespace {

template <typename T>
void add(Reading<std::vector<T>> &reading, T entry) {
    if (reading.known())
        reading.value->push_back(std::move(entry));
}

template <typename T>
void drop(Reading<std::vector<T>> &reading, QString T::*member, const QString &value) {
    if (reading.known())
        std::erase_if(*reading.value, [&](const T &entry) { return entry.*member == value; });
}

template <typename T>
void dropFrom(Reading<std::vector<T>> &reading, std::vector<QString> T::*list, const QString &value) {
    if (reading.known())
        for (T &entry : *reading.value)
            std::erase(entry.*list, value);
}

struct Simulate {
    Inventory &in;

    void operator()(const EnableSecondFactor &) const { setFactor(true); }

    void operator()(const DisableSecondFactor &) const { setFactor(false); }

    void operator()(const SetTaxProfile &change) const { in.taxProfile.value = change.profile; }

    void operator()(const SetPasswordPolicy &change) const { in.passwordPolicy.value = change.policy; }

    void operator()(const RevokeSession &change) const { drop(in.sessions, &Session::id, change.id); }

    void operator()(const CreateUser &change) const {
        User user;
        user.name = change.user;
        user.consoleAccess = user.mfaEnabled = false;
        add(in.users, user);
    }

    void operator()(const DeleteUser &change) const {
        drop(in.users, &User::name, change.user);
        drop(in.accessKeys, &AccessKey::userName, change.user);
        dropFrom(in.groups, &Group::members, change.user);
    }

    void operator()(const SetConsolePassword &change) const { setConsole(change.user, true); }

    void operator()(const DisableConsolePassword &change) const { setConsole(change.user, false); }

    void operator()(const CreateGroup &change) const { add(in.groups, Group{change.group, {}, {}, {}}); }

    void operator()(const DeleteGroup &change) const {
        drop(in.groups, &Group::name, change.group);
        dropFrom(in.users, &User::groups, change.group);
    }

    void operator()(const AddMember &change) const {
        if (User *user = entryIn(in.users, &User::name, change.user))
            user->groups.push_back(change.group);
        if (Group *group = entryIn(in.groups, &Group::name, change.group))
            group->members.push_back(change.user);
    }

    void operator()(const RemoveMember &change) const {
        if (User *user = entryIn(in.users, &User::name, change.user))
            std::erase(user->groups, change.group);
        if (Group *group = entryIn(in.groups, &Group::name, change.group))
            std::erase(group->members, change.user);
    }

    void operator()(const AttachPolicy &change) const {
        if (auto *list = attached(change.holder, change.name))
            list->push_back(change.policy);
    }

    void operator()(const DetachPolicy &change) const {
        if (auto *list = attached(change.holder, change.name))
            std::erase(*list, change.policy);
    }

    void operator()(const CreatePolicy &change) const {
        add(in.policies, Policy{{}, change.name, PolicyKind::Custom, {}, change.document, {}});
    }

    void operator()(const DeletePolicy &change) const {
        drop(in.policies, &Policy::name, change.name);
        dropFrom(in.users, &User::policies, change.name);
        dropFrom(in.groups, &Group::policies, change.name);
    }

    // It gets its id only from the service.
    void operator()(const CreateAccessKey &change) const {
        AccessKey key;
        key.userName = change.user;
        add(in.accessKeys, key);
    }

    void operator()(const SetMfaRules &change) const {
        if (User *user = entryIn(in.users, &User::name, change.user)) {
            user->mfaRules = change.rules;
            user->mfaEnabled = asksForCode(change.rules);
        }
    }

    // Whether an authenticator is enrolled is not told of users.
    void operator()(const EnrolTotp &) const {}

    void operator()(const RemoveTotp &) const {}

    void operator()(const SetAccessKeyActive &change) const {
        if (AccessKey *key = entryIn(in.accessKeys, &AccessKey::accessKeyId, change.accessKeyId))
            key->active = change.active;
    }

    void operator()(const DeleteAccessKey &change) const {
        drop(in.accessKeys, &AccessKey::accessKeyId, change.accessKeyId);
    }

    void operator()(const CreatePrincipal &change) const {
        if (Principal *principal = entryIn(in.principals, &Principal::crn, change.crn))
            principal->policies.push_back(change.policy);
        else
            add(in.principals, Principal{{}, change.crn, {change.policy}});
    }

    void operator()(const DeletePrincipal &change) const { drop(in.principals, &Principal::crn, change.crn); }

    void operator()(const AddRule &change) const {
        if (FirewallGroup *group = entryIn(in.firewall, &FirewallGroup::name, change.group))
            group->rules.push_back({{}, change.rule, false, {}});
    }

    void operator()(const RemoveRule &change) const {
        if (FirewallGroup *group = entryIn(in.firewall, &FirewallGroup::name, change.group))
            std::erase_if(group->rules, [&](const Rule &rule) {
                return !rule.implicit && sameTraffic(rule.spec, change.rule);
            });
    }

    void operator()(const CreateFirewallGroup &change) const {
        FirewallGroup group;
        group.name = change.group;
        group.description = change.description;
        group.stateful = change.stateful;
        for (const RuleSpec &spec : rulesOfNewGroup())
            group.rules.push_back({{}, spec, false, {}});
        add(in.firewall, group);
    }

    void operator()(const DeleteFirewallGroup &change) const {
        drop(in.firewall, &FirewallGroup::name, change.group);
        if (in.firewall.known())
            for (FirewallGroup &group : *in.firewall.value)
                std::erase_if(group.rules,
                              [&](const Rule &rule) { return rule.spec.peerGroup == change.group; });
    }

    void operator()(const AttachFirewallGroup &change) const {
        FirewallGroup *group = entryIn(in.firewall, &FirewallGroup::name, change.group);
        if (!group || holds(group->instances, change.instance))
            return;
        group->instances.push_back(change.instance);
        std::sort(group->instances.begin(), group->instances.end());
    }

    void operator()(const DetachFirewallGroup &change) const {
        if (FirewallGroup *group = entryIn(in.firewall, &FirewallGroup::name, change.group))
            std::erase(group->instances, change.instance);
    }

    void operator()(const CreateKmsKey &change) const {
        KmsKey key;
        key.name = change.name;
        add(in.kmsKeys, key);
    }

    void operator()(const SetKmsKeyEnabled &change) const {
        setState(change.name, change.enabled ? KmsKeyState::Enabled : KmsKeyState::Disabled);
    }

    void operator()(const RotateKmsKey &change) const {
        if (KmsKey *key = entryIn(in.kmsKeys, &KmsKey::name, change.name))
            ++key->currentVersion;
    }

    void operator()(const ScheduleKmsKeyDeletion &change) const {
        setState(change.name, KmsKeyState::PendingDeletion);
    }

    // Which state it comes back in is the service's choice; disabled is the careful guess.
    void operator()(const CancelKmsKeyDeletion &change) const {
        setState(change.name, KmsKeyState::Disabled);
    }

    void operator()(const StartInstance &change) const {
        setStatus(change.instance, InstanceStatus::Running);
    }

    void operator()(const StopInstance &change) const { setStatus(change.instance, InstanceStatus::Stopped); }

    void operator()(const SetBucketPublicRead &change) const {
        if (Bucket *bucket = entryIn(in.buckets, &Bucket::name, change.bucket))
            bucket->publicRead = change.publicRead;
    }

private:
    void setFactor(bool on) const {
        if (in.secondFactor.known())
            in.secondFactor.value->enabled = on;
    }

    void setConsole(const QString &name, bool access) const {
        if (User *user = entryIn(in.users, &User::name, name))
            user->consoleAccess = access;
    }

    std::vector<QString> *attached(PolicyHolder holder, const QString &name) const {
        return const_cast<std::vector<QString> *>(attachedTo(in, holder, name));
    }

    void setState(const QString &name, KmsKeyState state) const {
        if (KmsKey *key = entryIn(in.kmsKeys, &KmsKey::name, name))
            key->state = state;
    }

    void setStatus(const QString &name, InstanceStatus status) const {
        if (Instance *instance = entryIn(in.instances, &Instance::name, name))
            instance->status = status;
    }
};

} // namespace

void simulate(Inventory &inventory, const Change &change) {
    visitChange(change, Simulate{inventory});
}

} // namespace cloudnx
