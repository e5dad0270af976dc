#pragma once

#include "models/audit/archive/timeindex.h"
#include "models/audit/query/rowset.h"

#include <algorithm>

namespace cloudnx::audit {

/// Where the rows of a set come when they are counted off, newest first: the hours in which there are some,
/// with what comes before each; within an hour the segments' rows are put into order when they are asked for.
/// Throws Faults.
class RowOrder {
public:
    explicit RowOrder(const RowSet &rows);

    [[nodiscard]] std::vector<RowId> range(std::uint64_t place, std::uint64_t many) const;
    [[nodiscard]] std::uint64_t placeOf(RowId row) const;

private:
    struct Run {
        std::int32_t hour;
        std::uint64_t before; ///< rows that are newer
        std::uint64_t count;
    };

    [[nodiscard]] std::vector<RowId> rowsOf(const Run &run, std::uint64_t skip, std::uint64_t many) const;

    const RowSet &m_rows;
    std::vector<Run> m_runs; ///< the newest first
};

/// visit(hour, from, to): the bits of a part that belong to each hour.
template <typename Visit>
void eachHour(const TimeIndex &index, const RowSet::Part &part, Visit visit) {
    const auto rows = index.hourRows();
    const std::uint32_t end = part.begin + part.rows;
    auto at = static_cast<std::size_t>(std::upper_bound(rows.begin(), rows.end(), part.begin) - rows.begin());
    for (at = at > 0 ? at - 1 : 0; at < rows.size() && rows[at] < end; ++at) {
        const std::uint32_t from = std::max(rows[at], part.begin);
        const std::uint32_t to = std::min(at + 1 < rows.size() ? rows[at + 1] : end, end);
        visit(index.hours()[at], from - part.begin, to - part.begin);
    }
}

} // namespace cloudnx::audit
