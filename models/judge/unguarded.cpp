#include "models/judge/unguarded.h"

#include "models/firewall/exposure.h"

#include <algorithm>

namespace cloudnx {

QStringList unguarded(const Inventory &inventory) {
    std::vector<QString> guarded = instancesOf(*inventory.firewall);
    for (const FirewallGroup &group : *inventory.firewall)
        for (const QString &name : group.unfiltered.value_or(std::vector<QString>()))
            std::erase(guarded, name);
    QStringList names;
    for (const Instance &instance : *inventory.instances)
        if (!std::binary_search(guarded.begin(), guarded.end(), instance.name))
            names.append(instance.name);
    return names;
}

} // namespace cloudnx
