#pragma once

#include "models/cloud/change.h"
#include "models/cloud/inventory.h"
#include "models/firewall/reach.h"

namespace cloudnx {

/// What @p changes open, close, give and take, one line each; exact by difference where it is about traffic.
[[nodiscard]] std::vector<QString> effectsOf(const std::vector<Change> &changes, const Inventory &before,
                                             const Inventory &after);

/// What a firewall group admits that it did not, and the reverse; the platform's own rules aside.
struct ReachChange {
    QString group;
    Reach opened;
    Reach closed;
};

/// For every group that @p changes touch, in the order of their first mention.
[[nodiscard]] std::vector<ReachChange> reachChanges(const std::vector<Change> &changes,
                                                    const Inventory &before, const Inventory &after);
/// Whether any address family is opened as a whole.
[[nodiscard]] bool opensToInternet(const Reach &opened);
/// Whether @p rule may bear on SSH: it covers 22 or the outside port that leads there.
[[nodiscard]] bool touchesSsh(const RuleSpec &rule, std::optional<int> sshPort);
[[nodiscard]] std::optional<int> sshPortOf(const Inventory &inventory, const QString &group);
[[nodiscard]] const FirewallChange *asFirewallChange(const Change &change);
[[nodiscard]] const QString &groupOf(const FirewallChange &change);
[[nodiscard]] const RuleSpec &ruleOf(const FirewallChange &change);

} // namespace cloudnx
