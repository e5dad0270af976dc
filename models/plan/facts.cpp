#include "models/plan/facts.h"

#include "models/plan/lookup.h"

#include <map>

namespace cloudnx {

namespace {

using Keys = std::set<QString>;

QString key(const char *kind, const QString &name) {
    return QLatin1String(kind) + u'/' + name;
}

struct KeysOf {
    Keys operator()(const EnableSecondFactor &) const { return {QStringLiteral("second_factor")}; }

    Keys operator()(const DisableSecondFactor &) const { return {QStringLiteral("second_factor")}; }

    Keys operator()(const SetTaxProfile &) const { return {QStringLiteral("tax_profile")}; }

    Keys operator()(const SetPasswordPolicy &) const { return {QStringLiteral("password_policy")}; }

    Keys operator()(const RevokeSession &change) const { return {key("session", change.id)}; }

    Keys operator()(const CreateUser &change) const { return user(change.user); }

    Keys operator()(const DeleteUser &change) const {
        return {key("user", change.user), key("access_keys", change.user)};
    }

    Keys operator()(const SetConsolePassword &change) const { return user(change.user); }

    Keys operator()(const DisableConsolePassword &change) const { return user(change.user); }

    Keys operator()(const CreateGroup &change) const { return {key("group", change.group)}; }

    Keys operator()(const DeleteGroup &change) const { return {key("group", change.group)}; }

    Keys operator()(const AddMember &change) const { return member(change.user, change.group); }

    Keys operator()(const RemoveMember &change) const { return member(change.user, change.group); }

    Keys operator()(const AttachPolicy &change) const {
        return held(change.holder, change.name, change.policy);
    }

    Keys operator()(const DetachPolicy &change) const {
        return held(change.holder, change.name, change.policy);
    }

    Keys operator()(const CreatePolicy &change) const { return {key("policy", change.name)}; }

    Keys operator()(const DeletePolicy &change) const {
        return {key("policy", change.name), key("holders", change.name)};
    }

    Keys operator()(const CreateAccessKey &change) const {
        return {key("user", change.user), key("access_keys", change.user)};
    }

    Keys operator()(const SetMfaRules &change) const { return {key("mfa_rules", change.user)}; }

    Keys operator()(const EnrolTotp &change) const { return {key("mfa_rules", change.user)}; }

    Keys operator()(const RemoveTotp &change) const { return {key("mfa_rules", change.user)}; }

    Keys operator()(const SetAccessKeyActive &change) const {
        return {key("access_key", change.accessKeyId)};
    }

    Keys operator()(const DeleteAccessKey &change) const { return {key("access_key", change.accessKeyId)}; }

    Keys operator()(const CreatePrincipal &change) const {
        return {key("principal", change.crn), key("policy", change.policy)};
    }

    Keys operator()(const DeletePrincipal &change) const { return {key("principal", change.crn)}; }

    Keys operator()(const AddRule &change) const { return firewall(change.group); }

    Keys operator()(const RemoveRule &change) const { return firewall(change.group); }

    Keys operator()(const CreateFirewallGroup &change) const { return {key("firewall", change.group)}; }

    Keys operator()(const DeleteFirewallGroup &change) const {
        return {key("firewall", change.group), key("named_by", change.group)};
    }

    Keys operator()(const AttachFirewallGroup &change) const {
        return guarding(change.group, change.instance);
    }

    Keys operator()(const DetachFirewallGroup &change) const {
        return guarding(change.group, change.instance);
    }

    Keys operator()(const StartInstance &change) const { return {key("instance", change.instance)}; }

    Keys operator()(const StopInstance &change) const { return {key("instance", change.instance)}; }

    Keys operator()(const SetBucketPublicRead &change) const { return {key("bucket", change.bucket)}; }

    // What is left is KMS: all of them name one key.
    Keys operator()(const auto &change) const { return {key("kms_key", change.name)}; }

private:
    static Keys user(const QString &name) { return {key("user", name)}; }

    static Keys member(const QString &userName, const QString &group) {
        return {key("user", userName), key("group", group)};
    }

    static Keys held(PolicyHolder holder, const QString &name, const QString &policy) {
        return {key(holder == PolicyHolder::User ? "user" : "group", name), key("policy", policy)};
    }

    static Keys guarding(const QString &group, const QString &instance) {
        return {key("firewall", group), key("named_by", group), key("guards", instance)};
    }

    static Keys firewall(const QString &group) { return {key("firewall", group), key("ssh_port", group)}; }
};

using Value = std::optional<QJsonValue>;

QJsonValue sorted(std::vector<QString> list) {
    std::sort(list.begin(), list.end());
    return toJson(list);
}

// Null stands for "is not there", which is a fact as well.
template <typename T, typename Tell>
Value one(const Reading<std::vector<T>> &reading, QString T::*member, const QString &name, Tell tell) {
    if (!reading.known())
        return std::nullopt;
    const T *entry = entryIn(reading, member, name);
    return entry ? QJsonValue(tell(*entry)) : QJsonValue(QJsonValue::Null);
}

template <typename T>
Value whole(const Reading<T> &reading) {
    return reading.known() ? Value(toJson(*reading)) : std::nullopt;
}

Value userFact(const Inventory &in, const QString &name) {
    return one(in.users, &User::name, name, [](const User &user) {
        return QJsonArray{toJson(user.consoleAccess), sorted(user.groups), sorted(user.policies)};
    });
}

Value mfaRulesFact(const Inventory &in, const QString &name) {
    return one(in.users, &User::name, name, [](const User &user) { return toJson(user.mfaRules); });
}

Value groupFact(const Inventory &in, const QString &name) {
    return one(in.groups, &Group::name, name,
               [](const Group &group) { return QJsonArray{sorted(group.members), sorted(group.policies)}; });
}

Value policyFact(const Inventory &in, const QString &name) {
    return one(in.policies, &Policy::name, name,
               [](const Policy &policy) { return QJsonArray{toJson(policy.kind), toJson(policy.document)}; });
}

Value keysFact(const Inventory &in, const QString &user) {
    if (!in.accessKeys.known())
        return std::nullopt;
    std::vector<QString> ids;
    for (const AccessKey &key : *in.accessKeys)
        if (key.userName == user)
            ids.push_back(key.accessKeyId);
    return sorted(ids);
}

Value keyFact(const Inventory &in, const QString &id) {
    return one(in.accessKeys, &AccessKey::accessKeyId, id,
               [](const AccessKey &key) { return QJsonArray{key.userName, key.active}; });
}

template <typename T>
void addHolders(std::vector<QString> &into, const Reading<std::vector<T>> &reading, QString T::*name,
                const QString &policy) {
    if (reading.known())
        for (const T &entry : *reading)
            if (holds(entry.policies, policy))
                into.push_back(entry.*name);
}

Value holdersFact(const Inventory &in, const QString &policy) {
    std::vector<QString> names;
    addHolders(names, in.users, &User::name, policy);
    addHolders(names, in.groups, &Group::name, policy);
    addHolders(names, in.principals, &Principal::crn, policy);
    return sorted(names);
}

Value principalFact(const Inventory &in, const QString &crn) {
    return one(in.principals, &Principal::crn, crn,
               [](const Principal &principal) { return sorted(principal.policies); });
}

std::vector<QString> ruleDigests(const FirewallGroup &group) {
    std::vector<QString> rules;
    for (const Rule &rule : group.rules)
        rules.push_back(digestOf(QJsonArray{toJson(rule.spec), rule.implicit}));
    return rules;
}

// Ids and order of rules say nothing; what they admit does.
Value firewallFact(const Inventory &in, const QString &name) {
    return one(in.firewall, &FirewallGroup::name, name, [](const FirewallGroup &group) {
        return QJsonArray{sorted(ruleDigests(group)), sorted(group.instances)};
    });
}

// What guards an instance as a whole: one more group opens only what the others do not.
Value guardsFact(const Inventory &in, const QString &instance) {
    if (!in.firewall.known())
        return std::nullopt;
    std::vector<QString> guards;
    for (const FirewallGroup *group : guardsOf(in, instance))
        guards.push_back(digestOf(QJsonArray{group->name, sorted(ruleDigests(*group))}));
    return sorted(guards);
}

Value namedByFact(const Inventory &in, const QString &group) {
    if (!in.firewall.known())
        return std::nullopt;
    std::vector<QString> rules;
    for (const auto &[where, rule] : rulesNaming(in, group))
        rules.push_back(digestOf(QJsonArray{where, toJson(rule->spec)}));
    return sorted(rules);
}

Value sshPortFact(const Inventory &in, const QString &name) {
    return one(in.instances, &Instance::name, name,
               [](const Instance &instance) { return toJson(instance.sshPort); });
}

Value instanceFact(const Inventory &in, const QString &name) {
    return one(in.instances, &Instance::name, name,
               [](const Instance &instance) { return QJsonArray{instance.id, toJson(instance.status)}; });
}

Value kmsFact(const Inventory &in, const QString &name) {
    return one(in.kmsKeys, &KmsKey::name, name,
               [](const KmsKey &key) { return QJsonArray{key.id, toJson(key.state), key.currentVersion}; });
}

Value bucketFact(const Inventory &in, const QString &name) {
    return one(in.buckets, &Bucket::name, name,
               [](const Bucket &bucket) { return toJson(bucket.publicRead); });
}

Value sessionFact(const Inventory &in, const QString &id) {
    return one(in.sessions, &Session::id, id, [](const Session &session) { return session.current; });
}

struct Kind {
    Value (*tell)(const Inventory &, const QString &);
    QString text;                      ///< "%1" is the name, "%2" the noun
    QString IamWords::*noun = nullptr; ///< that a cloud has a word of its own for
};

const std::map<QString, Kind> &kinds() {
    static const std::map<QString, Kind> all{
        {QStringLiteral("second_factor"),
         {[](const Inventory &in, const QString &) -> Value {
              return in.secondFactor.known() ? Value(in.secondFactor->enabled) : std::nullopt;
          },
          QStringLiteral("two-factor sign-in")}},
        {QStringLiteral("tax_profile"),
         {[](const Inventory &in, const QString &) { return whole(in.taxProfile); },
          QStringLiteral("the tax profile")}},
        {QStringLiteral("password_policy"),
         {[](const Inventory &in, const QString &) { return whole(in.passwordPolicy); },
          QStringLiteral("the password policy")}},
        {QStringLiteral("session"), {sessionFact, QStringLiteral("session %1")}},
        {QStringLiteral("user"), {userFact, QStringLiteral("user %1")}},
        {QStringLiteral("mfa_rules"), {mfaRulesFact, QStringLiteral("the sign-in rules of %1")}},
        {QStringLiteral("group"), {groupFact, QStringLiteral("group %1")}},
        {QStringLiteral("policy"), {policyFact, QStringLiteral("%2 %1"), &IamWords::policy}},
        {QStringLiteral("holders"), {holdersFact, QStringLiteral("who holds %2 %1"), &IamWords::policy}},
        {QStringLiteral("access_keys"), {keysFact, QStringLiteral("the %2 of %1"), &IamWords::anyKeys}},
        {QStringLiteral("access_key"), {keyFact, QStringLiteral("%2 %1"), &IamWords::anyKey}},
        {QStringLiteral("principal"), {principalFact, QStringLiteral("workload identity %1")}},
        {QStringLiteral("firewall"), {firewallFact, QStringLiteral("the firewall of %1")}},
        {QStringLiteral("guards"), {guardsFact, QStringLiteral("what guards %1")}},
        {QStringLiteral("named_by"), {namedByFact, QStringLiteral("the rules for members of %1")}},
        {QStringLiteral("ssh_port"), {sshPortFact, QStringLiteral("the SSH port of %1")}},
        {QStringLiteral("instance"), {instanceFact, QStringLiteral("instance %1")}},
        {QStringLiteral("kms_key"), {kmsFact, QStringLiteral("KMS key %1")}},
        {QStringLiteral("bucket"), {bucketFact, QStringLiteral("bucket %1")}},
    };
    return all;
}

} // namespace

std::set<QString> factKeys(const Change &change) {
    return visitChange(change, KeysOf{});
}

std::optional<QString> factDigest(const QString &key, const Inventory &inventory) {
    const auto kind = kinds().find(key.section(u'/', 0, 0));
    if (kind == kinds().end())
        return std::nullopt;
    const Value value = kind->second.tell(inventory, key.section(u'/', 1));
    return value ? std::optional(digestOf(*value)) : std::nullopt;
}

QString factText(const QString &key, const IamWords &words) {
    const auto kind = kinds().find(key.section(u'/', 0, 0));
    if (kind == kinds().end())
        return key;
    const auto &[tell, text, noun] = kind->second;
    if (noun)
        return text.arg(key.section(u'/', 1), words.*noun);
    return text.contains(QLatin1String("%1")) ? text.arg(key.section(u'/', 1)) : text;
}

std::vector<Fact> factsFor(const std::vector<Change> &changes, const Inventory &inventory) {
    Keys keys;
    for (const Change &change : changes)
        keys.merge(factKeys(change));
    std::vector<Fact> facts;
    for (const QString &name : keys)
        if (const auto digest = factDigest(name, inventory))
            facts.push_back({name, *digest});
    return facts;
}

} // namespace cloudnx
