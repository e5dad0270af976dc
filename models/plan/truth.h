#pragma once

#include "models/cloud/change.h"
#include "models/cloud/inventory.h"

namespace cloudnx {

/// Whether @p change came true between two readings; for what no single reading shows (a new access key, a
/// new key version). Empty when the readings cannot tell.
[[nodiscard]] std::optional<bool> cameTrue(const Inventory &before, const Inventory &after,
                                           const Change &change);

} // namespace cloudnx
