#pragma once

#include "models/plan/plan.h"

namespace cloudnx {

/// What @p changes must hold, judged from @p inventory, the account as it stands before the first of them.
[[nodiscard]] std::vector<Proof> proofsFor(const std::vector<Change> &changes, const Inventory &inventory,
                                           Instant now, const Vantage &vantage);

} // namespace cloudnx
