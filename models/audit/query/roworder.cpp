#include "models/audit/query/roworder.h"

#include "models/audit/archive/fault.h"

#include <bit>
#include <tuple>

namespace cloudnx::audit {

namespace {

struct Timed {
    Instant time;
    RowId row;
};

bool isNewer(const Timed &left, const Timed &right) {
    return std::tie(left.time, left.row) > std::tie(right.time, right.row);
}

/// The rows whose bits are set, from @p to down to @p from, without the first @p skip of them.
std::vector<RowId> backwards(const RowSet::Part &part, std::uint32_t from, std::uint32_t to,
                             std::uint64_t skip, std::uint64_t many) {
    std::vector<RowId> rows;
    for (std::uint32_t word = (to + 63) / 64; word-- > from / 64 && rows.size() < many;) {
        std::uint64_t bits = part.bits[word];
        if (word == (to - 1) / 64)
            bits &= ~0ULL >> (63 - (to - 1) % 64);
        if (word == from / 64)
            bits &= ~0ULL << (from % 64);
        if (const auto count = static_cast<std::uint64_t>(std::popcount(bits)); count <= skip) {
            skip -= count;
            continue;
        }
        while (bits != 0 && rows.size() < many) {
            const int top = 63 - std::countl_zero(bits);
            bits ^= 1ULL << top;
            if (skip > 0)
                --skip;
            else
                rows.push_back({part.segment, part.begin + word * 64 + static_cast<std::uint32_t>(top)});
        }
    }
    return rows;
}

} // namespace

RowOrder::RowOrder(const RowSet &rows) : m_rows(rows) {
    const std::vector<HourCount> hours = rows.hours();
    std::uint64_t before = 0;
    for (auto hour = hours.rbegin(); hour != hours.rend(); ++hour) {
        m_runs.push_back({hour->hour, before, hour->count});
        before += hour->count;
    }
}

std::vector<RowId> RowOrder::range(std::uint64_t place, std::uint64_t many) const {
    many = place < m_rows.count() ? std::min(many, m_rows.count() - place) : 0;
    auto run =
        std::upper_bound(m_runs.begin(), m_runs.end(), place, [](std::uint64_t wanted, const Run &candidate) {
            return wanted < candidate.before;
        });
    std::vector<RowId> rows;
    for (run = run == m_runs.begin() ? run : std::prev(run); run != m_runs.end() && rows.size() < many;
         ++run) {
        const auto found = rowsOf(*run, place > run->before ? place - run->before : 0, many - rows.size());
        rows.insert(rows.end(), found.begin(), found.end());
    }
    return rows;
}

std::vector<RowId> RowOrder::rowsOf(const Run &run, std::uint64_t skip, std::uint64_t many) const {
    struct Piece {
        const RowSet::Part *part;
        std::uint32_t from;
        std::uint32_t to;
    };

    std::vector<Piece> pieces;
    for (const RowSet::Part &part : m_rows.parts()) {
        const TimeIndex index(m_rows.archive()->segments()[part.segment]);
        const auto found = std::lower_bound(index.hours().begin(), index.hours().end(), run.hour);
        if (part.count == 0 || found == index.hours().end() || *found != run.hour)
            continue;
        const auto at = static_cast<std::size_t>(found - index.hours().begin());
        const std::uint32_t end = part.begin + part.rows;
        const std::uint32_t from = std::clamp(index.hourRows()[at], part.begin, end);
        const std::uint32_t to =
            std::clamp(at + 1 < index.hourRows().size() ? index.hourRows()[at + 1] : end, part.begin, end);
        if (countBits(part.bits, from - part.begin, to - part.begin) > 0)
            pieces.push_back({&part, from - part.begin, to - part.begin});
    }
    if (pieces.size() == 1)
        return backwards(*pieces[0].part, pieces[0].from, pieces[0].to, skip, many);
    std::vector<Timed> all;
    for (const Piece &piece : pieces) {
        const TimeIndex index(m_rows.archive()->segments()[piece.part->segment]);
        for (const RowId row : backwards(*piece.part, piece.from, piece.to, 0, ~0ULL))
            all.push_back({index.at(row.row), row});
    }
    std::sort(all.begin(), all.end(), isNewer);
    std::vector<RowId> rows;
    for (std::uint64_t at = skip; at < std::min<std::uint64_t>(all.size(), skip + many); ++at)
        rows.push_back(all[at].row);
    return rows;
}

std::uint64_t RowOrder::placeOf(RowId row) const {
    const TimeIndex index(m_rows.archive()->segments()[row.segment]);
    const auto hour = std::chrono::floor<std::chrono::hours>(index.at(row.row)).time_since_epoch().count();
    for (const Run &run : m_runs) {
        if (run.hour != hour)
            continue;
        const auto rows = rowsOf(run, 0, ~0ULL);
        const auto found = std::find(rows.begin(), rows.end(), row);
        if (found != rows.end())
            return run.before + static_cast<std::uint64_t>(found - rows.begin());
    }
    fail(ErrorKind::NotFound, QStringLiteral("The event is not among those that are shown."));
}

} // namespace cloudnx::audit
