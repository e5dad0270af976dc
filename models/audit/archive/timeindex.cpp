#include "models/audit/archive/timeindex.h"

#include "models/audit/archive/fault.h"

#include <algorithm>

namespace cloudnx::audit {

namespace {

using std::chrono::milliseconds;
constexpr std::int64_t hourMs = 3600000;

} // namespace

TimeIndex::TimeIndex(const SegmentFile &segment)
    : m_segment(segment),
      m_milliseconds(segment.find(Field::Time, Part::Milliseconds)),
      m_hours(segment.all<std::int32_t>(segment.find(Field::Time, Part::Hours))),
      m_hourRows(segment.all<std::uint32_t>(segment.find(Field::Time, Part::HourRows))) {
    const bool isWhole = m_hours.size() == m_hourRows.size() && (segment.rows() == 0 || m_milliseconds) &&
                         std::is_sorted(m_hourRows.begin(), m_hourRows.end()) &&
                         (m_hourRows.empty() ? segment.rows() == 0
                                             : m_hourRows.front() == 0 && m_hourRows.back() < segment.rows());
    if (!isWhole)
        fail(ErrorKind::Integrity,
             QStringLiteral("The audit archive has events without a time. Run cloudnx audit repair."));
}

std::uint32_t TimeIndex::endOf(std::size_t hour) const {
    return hour + 1 < m_hourRows.size() ? m_hourRows[hour + 1] : m_segment.rows();
}

std::uint32_t TimeIndex::lowerBound(Instant time) const {
    const auto hour = std::chrono::floor<std::chrono::hours>(time).time_since_epoch().count();
    const auto found = std::lower_bound(m_hours.begin(), m_hours.end(), hour);
    if (found == m_hours.end())
        return m_segment.rows();
    const auto at = static_cast<std::size_t>(found - m_hours.begin());
    std::uint32_t begin = m_hourRows[at];
    if (*found != hour)
        return begin;
    const auto wanted = static_cast<std::uint32_t>(time.time_since_epoch().count() - hour * hourMs);
    std::uint32_t end = endOf(at);
    while (begin < end) {
        const std::uint32_t middle = begin + (end - begin) / 2;
        if (m_segment.number(m_milliseconds, middle) < wanted)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

Instant TimeIndex::at(std::uint32_t row) const {
    const auto after = std::upper_bound(m_hourRows.begin(), m_hourRows.end(), row);
    if (after == m_hourRows.begin())
        return {};
    const std::int64_t hour = m_hours[static_cast<std::size_t>(after - m_hourRows.begin()) - 1];
    return Instant(milliseconds(hour * hourMs + m_segment.number(m_milliseconds, row)));
}

} // namespace cloudnx::audit
