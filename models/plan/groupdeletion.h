#pragma once

#include "models/cloud/change.h"
#include "models/cloud/inventory.h"

namespace cloudnx {

/// The steps that delete @p group so that it can be taken back: first every rule of other groups that admits
/// its members, then its own rules, then what is left. A group that is not there gets the last step alone.
[[nodiscard]] std::vector<Change> deletionOf(const QString &group, const Inventory &inventory);

} // namespace cloudnx
