#pragma once

#include "models/firewall/reach.h"

namespace cloudnx {

/// What one set of rules admits and another does not, both ways.
struct ReachDifference {
    Reach opened;
    Reach closed;
};

/// What changes when @p before becomes @p after. Costs what the rules that differ and those that meet them
/// cost, not all rules.
[[nodiscard]] ReachDifference differenceBetween(const std::vector<const RuleSpec *> &before,
                                                const std::vector<const RuleSpec *> &after,
                                                const GroupMembers &membersBefore = {},
                                                const GroupMembers &membersAfter = {});

} // namespace cloudnx
