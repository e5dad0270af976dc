#pragma once

#include "models/plan/plan.h"

namespace cloudnx {

/// A proof, and after which step, from 1, it is broken by any reading of the rules; 0: by none.
struct Judged {
    Proof proof;
    int brokenStep = 0;
};

[[nodiscard]] Judged judgeLockout(const std::vector<Change> &changes, const Inventory &inventory,
                                  const Vantage &vantage);
[[nodiscard]] Judged judgeNoWider(const std::vector<Change> &changes, const Inventory &inventory);

} // namespace cloudnx
