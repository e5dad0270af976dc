#pragma once

#include "models/cloud/inventory.h"

#include <QStringList>

namespace cloudnx {

/// Instances that no set of rules guards, or not at every port, as far as was read: nobody knows who reaches
/// them. Only where instances and firewall are known.
[[nodiscard]] QStringList unguarded(const Inventory &inventory);

} // namespace cloudnx
