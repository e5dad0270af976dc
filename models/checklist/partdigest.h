#pragma once

#include "models/cloud/inventory.h"

#include <map>

namespace cloudnx {

/// SHA-256 of each part as it was read; empty where it was not. Equal digests: nothing changed.
[[nodiscard]] std::map<Part, QString> digestsOf(const Inventory &inventory);

} // namespace cloudnx
