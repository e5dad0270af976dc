#pragma once

#include "models/cloud/change.h"
#include "models/cloud/inventory.h"

#include <algorithm>

namespace cloudnx {

/// Visits the noun's change inside @p change.
template <typename Visitor>
decltype(auto) visitChange(const Change &change, Visitor &&visitor) {
    return std::visit([&](const auto &ofNoun) { return std::visit(std::forward<Visitor>(visitor), ofNoun); },
                      change);
}

/// The entry of a reading whose @p member is @p value; nullptr when it is not known or not there.
template <typename T>
[[nodiscard]] const T *entryIn(const Reading<std::vector<T>> &reading, QString T::*member,
                               const QString &value) {
    if (!reading.known())
        return nullptr;
    const auto found = std::find_if(reading->begin(), reading->end(),
                                    [&](const T &entry) { return entry.*member == value; });
    return found == reading->end() ? nullptr : &*found;
}

template <typename T>
[[nodiscard]] T *entryIn(Reading<std::vector<T>> &reading, QString T::*member, const QString &value) {
    return const_cast<T *>(entryIn(std::as_const(reading), member, value));
}

[[nodiscard]] inline bool holds(const std::vector<QString> &list, const QString &value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

[[nodiscard]] inline const User *userIn(const Inventory &inventory, const QString &name) {
    return entryIn(inventory.users, &User::name, name);
}

[[nodiscard]] inline const Group *groupIn(const Inventory &inventory, const QString &name) {
    return entryIn(inventory.groups, &Group::name, name);
}

[[nodiscard]] inline const Policy *policyIn(const Inventory &inventory, const QString &name) {
    return entryIn(inventory.policies, &Policy::name, name);
}

[[nodiscard]] inline const AccessKey *keyIn(const Inventory &inventory, const QString &accessKeyId) {
    return entryIn(inventory.accessKeys, &AccessKey::accessKeyId, accessKeyId);
}

[[nodiscard]] inline const FirewallGroup *firewallIn(const Inventory &inventory, const QString &name) {
    return entryIn(inventory.firewall, &FirewallGroup::name, name);
}

/// The groups that guard an instance; empty when none does or they are not known.
[[nodiscard]] inline std::vector<const FirewallGroup *> guardsOf(const Inventory &inventory,
                                                                 const QString &instance) {
    std::vector<const FirewallGroup *> guards;
    if (inventory.firewall.known())
        for (const FirewallGroup &group : *inventory.firewall)
            if (holds(group.instances, instance))
                guards.push_back(&group);
    return guards;
}

/// The rules of other groups that admit the members of @p group, with the group each stands in.
[[nodiscard]] inline std::vector<std::pair<QString, const Rule *>> rulesNaming(const Inventory &inventory,
                                                                               const QString &group) {
    std::vector<std::pair<QString, const Rule *>> rules;
    if (inventory.firewall.known())
        for (const FirewallGroup &one : *inventory.firewall)
            for (const Rule &rule : one.rules)
                if (one.name != group && rule.spec.peerGroup == group)
                    rules.emplace_back(one.name, &rule);
    return rules;
}

/// The rule with this traffic that people made (not the platform).
[[nodiscard]] inline const Rule *ruleIn(const FirewallGroup &group, const RuleSpec &spec) {
    const auto found = std::find_if(group.rules.begin(), group.rules.end(), [&](const Rule &rule) {
        return !rule.implicit && sameTraffic(rule.spec, spec);
    });
    return found == group.rules.end() ? nullptr : &*found;
}

/// What is attached to a user or group; nullptr when it is not known or not there.
[[nodiscard]] inline const std::vector<QString> *attachedTo(const Inventory &inventory, PolicyHolder holder,
                                                            const QString &name) {
    if (holder == PolicyHolder::User) {
        const User *user = userIn(inventory, name);
        return user ? &user->policies : nullptr;
    }
    const Group *group = groupIn(inventory, name);
    return group ? &group->policies : nullptr;
}

[[nodiscard]] inline int keyCount(const Inventory &inventory, const QString &user) {
    return inventory.accessKeys.known()
               ? static_cast<int>(std::count_if(inventory.accessKeys->begin(), inventory.accessKeys->end(),
                                                [&](const AccessKey &key) { return key.userName == user; }))
               : 0;
}

} // namespace cloudnx
