#pragma once

#include "models/firewall/rule.h"

#include <vector>

namespace cloudnx {

/// Fewer rules that say the same.
struct Rewrite {
    std::vector<RuleSpec> rules;
    /// No smaller set of rules says the same: every one was tried. Without it the set is only irreducible: no
    /// rule can go, and no two can be one.
    bool isSmallest = false;
};

/// Rules that admit exactly what @p rules admit; that they do is checked before they are returned. Rules
/// about groups stay about groups. A rule that is kept keeps its description; one put together names those of
/// its parts. Rules in another order than they were.
[[nodiscard]] Rewrite rewriteOf(const std::vector<RuleSpec> &rules);

} // namespace cloudnx
