#pragma once

#include "models/audit/archive/archive.h"
#include "models/audit/archive/segmentbuilder.h"
#include "models/audit/archive/timeindex.h"

#include <unordered_map>

namespace cloudnx::audit {

/// Finds among the rows of a builder those that the archive, or the builder itself, has already: the same
/// time, id and contents. Rows without an id are never the same. Takes time in proportion to the rows,
/// however many of them share a moment or an id. Throws Faults.
class KnownRows {
public:
    /// Rows of @p builder below @p given are new, the others come from the archive's segments from @p kept
    /// on.
    KnownRows(const SegmentBuilder &builder, const Archive &archive, std::uint32_t given, std::size_t kept);

    /// Takes the new ones that are known out of @p rows, which are sorted by time.
    void takeOut(std::vector<std::uint32_t> &rows);

private:
    /// A segment that has events of the time in question, and what it says of the moment asked for last.
    struct Overlap {
        TimeIndex times;
        RowReader reader;
        std::uint32_t rows;
        std::int64_t moment;
        std::unordered_multimap<std::uint64_t, std::uint32_t> byFingerprint{};
    };

    using Rows = std::span<std::uint32_t>;

    void dropRepeated(Rows rows);
    void dropRepeatedOfOneMoment(Rows rows);
    void dropRepeatedOfOneId(Rows rows);
    void findOverlaps(const std::vector<std::uint32_t> &rows);
    [[nodiscard]] bool isIn(Overlap &overlap, std::uint32_t row) const;
    [[nodiscard]] bool isNamed(std::uint32_t row) const;

    const SegmentBuilder &m_builder;
    const Archive &m_archive;
    std::uint32_t m_given;
    std::size_t m_kept;
    std::vector<Overlap> m_overlaps;
    std::vector<bool> m_isDropped;
};

} // namespace cloudnx::audit
