#pragma once

#include "models/audit/archive/segmentfile.h"

namespace cloudnx::audit {

/// The times of one segment's rows. Throws Faults.
class TimeIndex {
public:
    explicit TimeIndex(const SegmentFile &segment);

    /// The first row that is not before @p time; the number of rows when all are.
    [[nodiscard]] std::uint32_t lowerBound(Instant time) const;
    [[nodiscard]] Instant at(std::uint32_t row) const;

    /// Hours since 1970 in which there are events, and the first row of each.
    [[nodiscard]] std::span<const std::int32_t> hours() const { return m_hours; }

    [[nodiscard]] std::span<const std::uint32_t> hourRows() const { return m_hourRows; }

private:
    [[nodiscard]] std::uint32_t endOf(std::size_t hour) const;

    const SegmentFile &m_segment;
    const SectionEntry *m_milliseconds;
    std::span<const std::int32_t> m_hours;
    std::span<const std::uint32_t> m_hourRows;
};

} // namespace cloudnx::audit
