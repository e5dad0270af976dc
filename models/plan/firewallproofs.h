#pragma once

#include "models/plan/plan.h"

namespace cloudnx {

/// Whether @p vantage keeps reaching its port on every instance it reaches now, after each of @p changes.
/// About rules, not about routes or listening programs.
[[nodiscard]] Proof lockoutProof(const std::vector<Change> &changes, const Inventory &inventory,
                                 const Vantage &vantage);
/// Whether the end admits only what a step names, and no state between admits what neither end does.
[[nodiscard]] Proof noWiderProof(const std::vector<Change> &changes, const Inventory &inventory);

/// Number of the first step, from 1, after which a place admits what neither end does, or @p vantage (where
/// it is known) has lost its port by any reading of the rules; 0: none.
[[nodiscard]] int firstBrokenStep(const std::vector<Change> &changes, const Inventory &inventory,
                                  const Vantage &vantage);

} // namespace cloudnx
