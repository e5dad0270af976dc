#pragma once

#include "models/firewall/rule.h"

#include <vector>

namespace cloudnx {

/// What the other rules of a set make of one. Rules only allow and have no order, so none shadows another.
enum class Standing {
    Needed,    ///< it admits something that no other rule does
    Same,      ///< an earlier rule says the same
    Contained, ///< one other rule admits all of it
    Redundant, ///< several others together admit all of it
};

template <>
inline constexpr auto enumWords<Standing> =
    std::to_array<EnumWord<Standing>>({{Standing::Needed, "needed"},
                                       {Standing::Same, "same"},
                                       {Standing::Contained, "contained"},
                                       {Standing::Redundant, "redundant"}});

struct RuleStanding {
    Standing standing = Standing::Needed;
    std::vector<std::size_t> by = {};        ///< places of the rules that admit all of it
    std::vector<std::size_t> mergeable = {}; ///< places of rules each of which would be one rule with it

    friend bool operator==(const RuleStanding &, const RuleStanding &) = default;
};

/// One for each of @p rules, in their order. Each is judged beside all others: of rules that need each other
/// only one may go (see rewriteOf). A rule about a group is redundant only by rules about that group or about
/// everyone, never by who is a member today. A protocol without a known number is judged as needed.
[[nodiscard]] std::vector<RuleStanding> standingsOf(const std::vector<const RuleSpec *> &rules);
[[nodiscard]] std::vector<RuleStanding> standingsOf(const std::vector<RuleSpec> &rules);

} // namespace cloudnx
