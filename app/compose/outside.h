#pragma once

#include "models/cloud/inventory.h"
#include "models/core/progress.h"
#include "models/probe/sighting.h"
#include "models/record/record.h"

namespace cloudnx {

/// Looks from this machine at what the record allows: the SSH ports of named instances, and the endpoints.
/// Sends no credential to any of them, and uses no connection of the profile. Blocks for seconds.
[[nodiscard]] Outside lookOutside(const Inventory &inventory, const Record &record, const Clock &clock,
                                  const Progress &progress, const std::stop_token &stop);

} // namespace cloudnx
