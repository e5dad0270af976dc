#pragma once

#include "models/cloud/inventory.h"
#include "models/firewall/exposure.h"
#include "models/probe/sighting.h"
#include "models/record/record.h"

namespace cloudnx {

[[nodiscard]] const Record &nothingTold();
[[nodiscard]] const Outside &nothingSeen();

/// Everything a judgement may look at. Holds references: use it where it is made.
struct Basis {
    const Inventory &inventory;
    Instant now{};
    const Record &record = nothingTold();
    const Outside &outside = nothingSeen();
    mutable std::optional<std::vector<Exposure>> rows = {}; ///< of exposures(), kept for the next check

    /// exposuresOf() the firewall; only where that is known.
    [[nodiscard]] const std::vector<Exposure> &exposures() const;
};

} // namespace cloudnx
