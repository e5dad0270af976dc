#pragma once

#include "models/audit/query/rowset.h"

#include <stop_token>

namespace cloudnx::audit {

struct ValueCount {
    QString text; ///< empty: the events that have none
    std::uint64_t count = 0;

    friend bool operator==(const ValueCount &, const ValueCount &) = default;
};

/// The values of one field among some events.
struct Facet {
    std::vector<ValueCount> top; ///< the most frequent first; among equals by their text
    std::uint64_t distinct = 0;  ///< how many values there are, "none" counted as one
};

/// Of each of @p fields the @p top most frequent values. Errors: Cancelled, Integrity.
[[nodiscard]] Result<std::vector<Facet>> facets(const RowSet &rows, const std::vector<Field> &fields,
                                                std::size_t top, const std::stop_token &stop = {});

/// How many events there are from `from` on, for the width of the histogram.
struct Bucket {
    Instant from{};
    std::uint64_t count = 0;

    friend bool operator==(const Bucket &, const Bucket &) = default;
};

/// Those buckets that are not empty, by time. They begin at multiples of @p width since 1970. Errors:
/// Integrity.
[[nodiscard]] Result<std::vector<Bucket>> histogram(const RowSet &rows, std::chrono::milliseconds width);

} // namespace cloudnx::audit
