#pragma once

#include "models/cloud/change.h"
#include "models/cloud/inventory.h"
#include "models/firewall/reach.h"

namespace cloudnx {

/// What @p changes open, close, give and take, one line each; exact by difference where it is about traffic.
[[nodiscard]] std::vector<QString> effectsOf(const std::vector<Change> &changes, const Inventory &before,
                                             const Inventory &after);

/// The part of it that is about traffic, and about groups that come and go.
[[nodiscard]] std::vector<QString> firewallEffectsOf(const std::vector<Change> &changes,
                                                     const Inventory &before, const Inventory &after);

/// Whose traffic a change bears on: a group's, or an instance's, which all its groups admit together.
struct Reached {
    enum class What { Group, Instance } what = What::Group;
    QString name;

    friend bool operator==(const Reached &, const Reached &) = default;
};

/// The group of a rule, the instance that a group is attached to or detached from; none for a group that
/// comes or goes: it guards nothing then.
[[nodiscard]] std::optional<Reached> reachedBy(const FirewallChange &change);
/// What it admits; the platform's own rules aside.
[[nodiscard]] Reach reachOf(const Inventory &inventory, const Reached &reached);

/// What is admitted that was not, and the reverse.
struct ReachChange {
    Reached reached;
    Reach opened;
    Reach closed;
};

/// For everything whose reach @p changes bear on, in the order of its first mention.
[[nodiscard]] std::vector<ReachChange> reachChanges(const std::vector<Change> &changes,
                                                    const Inventory &before, const Inventory &after);
/// Whether anything comes in from blocks so wide that nobody can hold them (holdsInternet).
[[nodiscard]] bool opensToInternet(const Reach &opened);
[[nodiscard]] std::optional<int> sshPortOf(const Inventory &inventory, const QString &group);
[[nodiscard]] const FirewallChange *asFirewallChange(const Change &change);
[[nodiscard]] const QString &groupOf(const FirewallChange &change);
/// The rules it adds or takes: one, or all those of the group that it attaches or detaches.
[[nodiscard]] std::vector<RuleSpec> rulesOf(const FirewallChange &change, const Inventory &inventory);

} // namespace cloudnx
