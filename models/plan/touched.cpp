#include "models/plan/touched.h"

#include "models/plan/effects.h"
#include "models/plan/lookup.h"

namespace cloudnx {

namespace {

void addInstances(Touched &touched, const Inventory &in) {
    for (const QString &group : touched.groups)
        if (const FirewallGroup *found = firewallIn(in, group))
            touched.instances.insert(found->instances.begin(), found->instances.end());
}

} // namespace

Inventory firewallOf(const Inventory &inventory) {
    Inventory slim;
    slim.cloud = inventory.cloud;
    slim.firewall = inventory.firewall;
    slim.instances = inventory.instances;
    return slim;
}

Touched touchedBy(const Change &change, const Inventory &before, const Inventory &after) {
    Touched touched;
    const FirewallChange *one = asFirewallChange(change);
    if (!one)
        return touched;
    touched.groups.insert(groupOf(*one));
    if (const auto reached = reachedBy(*one); !reached || reached->what == Reached::What::Instance) {
        for (const Inventory *state : {&before, &after}) // whoever joins or leaves is a member for others
            for (const auto &[where, rule] : rulesNaming(*state, groupOf(*one)))
                touched.groups.insert(where);
        if (reached)
            touched.instances.insert(reached->name);
    }
    addInstances(touched, before);
    addInstances(touched, after);
    return touched;
}

} // namespace cloudnx
