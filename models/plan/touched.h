#pragma once

#include "models/cloud/change.h"
#include "models/cloud/inventory.h"

#include <set>

namespace cloudnx {

/// What the proofs of firewalls look at, and no more: states are copied.
[[nodiscard]] Inventory firewallOf(const Inventory &inventory);

/// Groups and instances whose rules a change may alter.
struct Touched {
    std::set<QString> groups;
    std::set<QString> instances;
};

[[nodiscard]] Touched touchedBy(const Change &change, const Inventory &before, const Inventory &after);

} // namespace cloudnx
