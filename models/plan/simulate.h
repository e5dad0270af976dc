#pragma once

#include "models/cloud/change.h"
#include "models/cloud/inventory.h"

namespace cloudnx {

/// Makes @p change true in @p inventory, as the cloud would: what a later step of a plan finds. Parts that
/// are not known stay so.
void simulate(Inventory &inventory, const Change &change);

} // namespace cloudnx
