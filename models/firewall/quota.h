#pragma once

#include "models/core/described.h"

namespace cloudnx {

/// How many rules an account may have, over all its groups, and how many there are.
struct FirewallQuota {
    std::optional<int> rules; ///< empty: no limit
    int rulesUsed = 0;

    friend bool operator==(const FirewallQuota &, const FirewallQuota &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("rules", self.rules);
        visit("rules_used", self.rulesUsed);
    }
};

} // namespace cloudnx
