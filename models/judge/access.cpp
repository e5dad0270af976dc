#include "models/judge/access.h"

#include <algorithm>

namespace cloudnx {

namespace {

template <typename T>
const T *byName(const Reading<std::vector<T>> &reading, const QString &name) {
    if (!reading.known())
        return nullptr;
    const auto found =
        std::find_if(reading->begin(), reading->end(), [&](const T &entry) { return entry.name == name; });
    return found == reading->end() ? nullptr : &*found;
}

AppliedPolicy applied(const Inventory &inventory, const QString &name, const QString &via) {
    const Policy *policy = byName(inventory.policies, name);
    return {name, via, policy ? policy->document : std::nullopt};
}

bool holds(const std::vector<QString> &list, const QString &value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

// A membership counts when either side tells of it.
std::vector<QString> groupsOf(const Inventory &inventory, const User &user) {
    std::vector<QString> names = user.groups;
    if (inventory.groups.known())
        for (const Group &group : *inventory.groups)
            if (holds(group.members, user.name) && !holds(names, group.name))
                names.push_back(group.name);
    return names;
}

void addGroup(std::vector<AppliedPolicy> &policies, const Inventory &inventory, const QString &name) {
    const QString via = QStringLiteral("group %1").arg(name);
    const Group *group = byName(inventory.groups, name);
    if (!group) {
        policies.push_back({QStringLiteral("any policy of %1").arg(via), via, std::nullopt});
        return;
    }
    for (const QString &policy : group->policies)
        policies.push_back(applied(inventory, policy, via));
}

Ruling unknown(const QString &reason) {
    return {Decision::Unknown, {}, {}, 0, {}, reason};
}

} // namespace

Result<std::vector<AppliedPolicy>> policiesOf(const Inventory &inventory, const QString &user) {
    if (!inventory.users.known())
        return failure(ErrorKind::Forbidden,
                       QStringLiteral("The users are not known. %1").arg(inventory.users.why));
    const User *found = byName(inventory.users, user);
    if (!found)
        return failure(ErrorKind::NotFound, QStringLiteral("There is no user \"%1\".").arg(user));
    return policiesOf(inventory, *found);
}

std::vector<AppliedPolicy> policiesOf(const Inventory &inventory, const User &user) {
    std::vector<AppliedPolicy> policies;
    for (const QString &policy : user.policies)
        policies.push_back(applied(inventory, policy, {}));
    for (const QString &group : groupsOf(inventory, user))
        addGroup(policies, inventory, group);
    return policies;
}

Ruling explainAccess(const Inventory &inventory, const QString &user, const QString &action,
                     const QString &resource) {
    const auto policies = policiesOf(inventory, user);
    return policies ? evaluate(*policies, action, resource) : unknown(policies.error().sentence);
}

std::vector<QString> broadUsers(const Inventory &inventory) {
    std::vector<QString> names;
    if (!inventory.users.known())
        return names;
    for (const User &user : *inventory.users) {
        const auto policies = policiesOf(inventory, user);
        if (std::any_of(policies.begin(), policies.end(), [](const AppliedPolicy &policy) {
                return policy.document && isBroad(*policy.document);
            }))
            names.push_back(user.name);
    }
    return names;
}

} // namespace cloudnx
