#pragma once

#include "models/audit/query/facets.h"

namespace cloudnx::terminal {

/// "▁▂▁▇": one sign a count; the largest is full, nothing is a space.
[[nodiscard]] QString sparkline(const std::vector<quint64> &counts);

/// Every bucket of @p width from the first to the last, also the empty ones; at most @p most, wider then.
struct Filled {
    std::vector<audit::Bucket> buckets;
    std::chrono::milliseconds width{};
};

[[nodiscard]] Result<Filled> filledHistogram(const audit::RowSet &rows, std::chrono::milliseconds width);

} // namespace cloudnx::terminal
