#include "models/audit/archive/known.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace cloudnx::audit {

namespace {

/// Calls @p take with each longest run of two and more rows that @p key says the same of.
template <typename Key, typename Take>
void forRuns(std::span<std::uint32_t> rows, Key key, Take take) {
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
        for (end = begin + 1; end < rows.size() && key(rows[end]) == key(rows[begin]);)
            ++end;
        if (end - begin > 1)
            take(rows.subspan(begin, end - begin));
    }
}

} // namespace

KnownRows::KnownRows(const SegmentBuilder &builder, const Archive &archive, std::uint32_t given,
                     std::size_t kept)
    : m_builder(builder), m_archive(archive), m_given(given), m_kept(kept), m_isDropped(builder.rows()) {}

void KnownRows::takeOut(std::vector<std::uint32_t> &rows) {
    std::vector<std::uint32_t> sorted = rows;
    dropRepeated(sorted);
    findOverlaps(rows);
    for (const std::uint32_t row : rows)
        if (row < m_given && isNamed(row) && !m_isDropped[row])
            m_isDropped[row] = std::any_of(m_overlaps.begin(), m_overlaps.end(),
                                           [&](Overlap &overlap) { return isIn(overlap, row); });
    std::erase_if(rows, [&](std::uint32_t row) { return m_isDropped[row]; });
}

bool KnownRows::isNamed(std::uint32_t row) const {
    return m_builder.column(Field::Id).codes[row] != emptyCode;
}

void KnownRows::dropRepeated(Rows rows) {
    forRuns(
        rows, [this](std::uint32_t row) { return m_builder.times()[row]; },
        [this](Rows run) { dropRepeatedOfOneMoment(run); });
}

void KnownRows::dropRepeatedOfOneMoment(Rows rows) {
    const GrowingColumn &ids = m_builder.column(Field::Id);
    const auto id = [&ids](std::uint32_t row) {
        const bool isRaw = ids.codes[row] == rawCode;
        return std::make_tuple(ids.codes[row], ids.head[row], ids.tail[row],
                               isRaw ? ids.raw(row) : std::string_view());
    };
    std::sort(rows.begin(), rows.end(),
              [&id](std::uint32_t left, std::uint32_t right) { return id(left) < id(right); });
    forRuns(rows, id, [this](Rows run) {
        if (isNamed(run.front()))
            dropRepeatedOfOneId(run);
    });
}

void KnownRows::dropRepeatedOfOneId(Rows rows) {
    std::vector<std::tuple<std::uint64_t, bool, std::uint32_t>> prints; // the archive's own come first
    for (const std::uint32_t row : rows)
        prints.emplace_back(m_builder.fingerprint(row), row < m_given, row);
    std::sort(prints.begin(), prints.end());
    for (std::size_t at = 1; at < prints.size(); ++at) {
        const auto [print, isNew, row] = prints[at];
        for (std::size_t other = at; isNew && other-- > 0 && std::get<0>(prints[other]) == print;)
            if (m_builder.isSame(row, std::get<2>(prints[other]))) {
                m_isDropped[row] = true;
                break;
            }
    }
}

void KnownRows::findOverlaps(const std::vector<std::uint32_t> &rows) {
    const auto &times = m_builder.times();
    for (std::size_t at = 0; at < m_kept && !rows.empty(); ++at) {
        const SegmentFile &segment = m_archive.segments()[at];
        if (segment.header().first <= times[rows.back()] && segment.header().last >= times[rows.front()])
            m_overlaps.push_back({TimeIndex(segment), m_archive.reader(static_cast<std::uint32_t>(at)),
                                  segment.rows(), std::numeric_limits<std::int64_t>::min()});
    }
}

bool KnownRows::isIn(Overlap &overlap, std::uint32_t row) const {
    const std::int64_t moment = m_builder.times()[row];
    if (overlap.moment != moment) {
        overlap.moment = moment;
        overlap.byFingerprint.clear();
        const Instant time{std::chrono::milliseconds(moment)};
        for (std::uint32_t other = overlap.times.lowerBound(time);
             other < overlap.rows && overlap.times.at(other) == time; ++other)
            overlap.byFingerprint.emplace(SegmentBuilder::fingerprint(overlap.reader, other), other);
    }
    if (overlap.byFingerprint.empty())
        return false;
    const auto [begin, end] = overlap.byFingerprint.equal_range(m_builder.fingerprint(row));
    return std::any_of(
        begin, end, [&](const auto &found) { return m_builder.isSame(row, overlap.reader, found.second); });
}

} // namespace cloudnx::audit
