#pragma once

#include "models/plan/plan.h"

namespace cloudnx {

/// Whether what the account may have leaves room for every one of @p changes in its turn. None where no step
/// adds anything, or the cloud does not tell what it allows.
[[nodiscard]] std::optional<Proof> quotaProof(const std::vector<Change> &changes, const Inventory &inventory);

/// Number of the first step, from 1, that there is no room for; 0: none, as far as is known.
[[nodiscard]] int firstWithoutRoom(const std::vector<Change> &changes, const Inventory &inventory);

} // namespace cloudnx
