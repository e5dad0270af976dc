#pragma once

#include "models/firewall/reach.h"

#include <optional>
#include <vector>

namespace cloudnx {

/// The fewest rules that admit exactly @p reach, found by trying all that could; @p known admits it already.
/// Empty when that would take too long: nothing is known then.
[[nodiscard]] std::optional<std::vector<RuleSpec>> smallestCover(const Reach &reach,
                                                                 const std::vector<RuleSpec> &known);

} // namespace cloudnx
