#pragma once

#include "models/plan/plan.h"

namespace cloudnx {

/// The changes of the firewall in @p changes in an order in which no state on the way breaks a proof: adding
/// before removing, but for a step that the quota leaves no room for, or that would open something for a
/// while. Where no such order is found, adding before removing; the proofs then name the step that breaks.
[[nodiscard]] std::vector<Change> inSafeOrder(const std::vector<Change> &changes, const Inventory &inventory,
                                              const Vantage &vantage);

} // namespace cloudnx
