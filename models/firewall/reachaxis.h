#pragma once

#include "models/firewall/reachslice.h"

#include <optional>
#include <vector>

namespace cloudnx {

/// Whether a rule for @p protocol admits any of @p carried.
[[nodiscard]] bool admits(Protocol protocol, Carried carried);

/// Places on the axis of a plane, from first to last.
struct AxisRange {
    int first = 0;
    int last = 0;

    friend bool operator==(const AxisRange &, const AxisRange &) = default;
};

/// The whole axis of @p carried.
[[nodiscard]] AxisRange axisOf(Carried carried);
/// Where @p rule stands on the axis of @p carried; admits() first. Empty when its protocol's number is not
/// known.
[[nodiscard]] std::optional<AxisRange> placesOf(const RuleSpec &rule, Carried carried);
/// The axis of Carried::Other leaves out the four protocols that have planes of their own, so that "any" is
/// one range: otherPort to place and back. Empty for those four.
[[nodiscard]] std::optional<int> placeOfOther(int port);
[[nodiscard]] int otherPortAt(int place);
/// Places as the ports of ReachSlice; on the axis of Carried::Other cut so that each piece is within one
/// protocol or of whole ones.
[[nodiscard]] std::vector<AxisRange> portsAt(Carried carried, AxisRange places);

} // namespace cloudnx
