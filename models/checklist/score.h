#pragma once

#include "models/checklist/report.h"

namespace cloudnx {

/// How much of what can be judged is right, in percent, weighed by severity (1, 2, 4, 8). What is not known
/// counts as not right; what is not offered or only stated does not count.
struct Score {
    int asIs = 0;
    int withWaivers = 0; ///< what is waived does not count

    friend bool operator==(const Score &, const Score &) = default;
};

[[nodiscard]] Score scoreOf(const Report &report);

/// The few fixes that close most: of all doors (an instance, a protocol, a port) that are open to
/// more than one can name, the share that they close. 80 and 443 stay.
struct Payoff {
    /// Best first, three at most; each closes the same ports of one group, over IPv4 and IPv6.
    std::vector<std::vector<RemoveRule>> fixes;
    int percent = 0;
};

[[nodiscard]] Payoff payoffOf(const std::vector<FirewallGroup> &groups);
/// "These three fixes remove 94 % of what the internet reaches: close 22/tcp on db-01, …"; empty when there
/// is nothing to remove.
[[nodiscard]] QString sentence(const Payoff &payoff);

} // namespace cloudnx
