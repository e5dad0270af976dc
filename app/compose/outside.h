#pragma once

#include "models/cloud/inventory.h"
#include "models/core/progress.h"
#include "models/probe/sighting.h"
#include "models/record/record.h"
#include "models/session/profile.h"

namespace cloudnx {

/// Looks from this machine at what the record allows: the SSH ports of named instances, and the endpoints;
/// and at the control plane of @p profile. Sends no credential to any of them, and uses no connection of the
/// profile. Blocks for seconds.
[[nodiscard]] Outside lookOutside(const Profile &profile, const Inventory &inventory, const Record &record,
                                  const Clock &clock, const Progress &progress, const std::stop_token &stop);

} // namespace cloudnx
