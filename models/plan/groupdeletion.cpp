#include "models/plan/groupdeletion.h"

#include "models/plan/lookup.h"

namespace cloudnx {

std::vector<Change> deletionOf(const QString &group, const Inventory &inventory) {
    std::vector<Change> changes;
    for (const auto &[where, rule] : rulesNaming(inventory, group))
        changes.push_back(FirewallChange(RemoveRule{where, rule->spec}));
    if (const FirewallGroup *found = firewallIn(inventory, group))
        for (const Rule &rule : found->rules)
            if (!rule.implicit && !isOfNewGroup(rule.spec))
                changes.push_back(FirewallChange(RemoveRule{group, rule.spec}));
    changes.push_back(FirewallChange(DeleteFirewallGroup{group}));
    return changes;
}

} // namespace cloudnx
