#pragma once

#include "models/audit/archive/archive.h"

#include <mutex>

namespace cloudnx::audit {

class RowOrder;

/// An hour since 1970, and how many events it has.
struct HourCount {
    std::int32_t hour = 0;
    std::uint64_t count = 0;
};

/// Events of one view of an archive; newest first when counted off. May be used by several threads.
class RowSet {
public:
    /// The rows of one segment that are in the set, as bits.
    struct Part {
        std::uint32_t segment = 0;
        std::uint32_t begin = 0; ///< the row of the first bit, a multiple of 64
        std::uint32_t rows = 0;  ///< as many bits
        std::vector<std::uint64_t> bits;
        std::uint64_t count = 0; ///< bits that are set
    };

    RowSet(std::shared_ptr<const Archive> archive, std::vector<Part> parts);
    RowSet(const RowSet &) = delete;
    RowSet &operator=(const RowSet &) = delete;
    ~RowSet();

    [[nodiscard]] std::uint64_t count() const { return m_count; }

    /// @p many events from @p place on, 0 being the newest; fewer at the end. Errors: Integrity.
    [[nodiscard]] Result<std::vector<RowId>> range(std::uint64_t place, std::uint64_t many) const;
    /// The place of an event that is in the set. Errors: Integrity.
    [[nodiscard]] Result<std::uint64_t> placeOf(RowId row) const;

    [[nodiscard]] const std::shared_ptr<const Archive> &archive() const { return m_archive; }

    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }

    /// Those with events, by time. Throws Faults.
    [[nodiscard]] std::vector<HourCount> hours() const;

private:
    [[nodiscard]] const RowOrder &order() const;

    std::shared_ptr<const Archive> m_archive;
    std::vector<Part> m_parts;
    std::uint64_t m_count = 0;
    mutable std::once_flag m_orderMade;
    mutable std::unique_ptr<RowOrder> m_order; ///< made when it is first asked for
};

using RowSetPtr = std::shared_ptr<const RowSet>;

/// How many of @p bits from @p from until @p to are set.
[[nodiscard]] std::uint64_t countBits(const std::vector<std::uint64_t> &bits, std::uint32_t from,
                                      std::uint32_t to);

} // namespace cloudnx::audit
