#include "models/audit/query/rowset.h"

#include "models/audit/archive/fault.h"
#include "models/audit/query/chunk.h"
#include "models/audit/query/roworder.h"

namespace cloudnx::audit {

std::uint64_t countBits(const std::vector<std::uint64_t> &bits, std::uint32_t from, std::uint32_t to) {
    if (from >= to)
        return 0;
    const std::uint32_t first = from / 64;
    const std::uint32_t last = (to - 1) / 64;
    const std::uint64_t head = ~0ULL << (from % 64);
    const std::uint64_t tail = ~0ULL >> (63 - (to - 1) % 64);
    if (first == last)
        return static_cast<std::uint64_t>(std::popcount(bits[first] & head & tail));
    return static_cast<std::uint64_t>(std::popcount(bits[first] & head)) +
           static_cast<std::uint64_t>(std::popcount(bits[last] & tail)) +
           kernels().count(bits.data() + first + 1, last - first - 1);
}

RowSet::RowSet(std::shared_ptr<const Archive> archive, std::vector<Part> parts)
    : m_archive(std::move(archive)), m_parts(std::move(parts)) {
    for (const Part &part : m_parts)
        m_count += part.count;
}

RowSet::~RowSet() = default;

const RowOrder &RowSet::order() const {
    std::call_once(m_orderMade, [this] { m_order = std::make_unique<RowOrder>(*this); });
    return *m_order;
}

Result<std::vector<RowId>> RowSet::range(std::uint64_t place, std::uint64_t many) const {
    return guarded([&] { return order().range(place, many); });
}

Result<std::uint64_t> RowSet::placeOf(RowId row) const {
    return guarded([&] { return order().placeOf(row); });
}

std::vector<HourCount> RowSet::hours() const {
    std::vector<HourCount> found;
    for (const Part &part : m_parts)
        if (part.count > 0)
            eachHour(TimeIndex(m_archive->segments()[part.segment]), part,
                     [&](std::int32_t hour, std::uint32_t from, std::uint32_t to) {
                         if (const std::uint64_t count = countBits(part.bits, from, to))
                             found.push_back({hour, count});
                     });
    std::sort(found.begin(), found.end(),
              [](const HourCount &left, const HourCount &right) { return left.hour < right.hour; });
    std::vector<HourCount> hours;
    for (const HourCount &one : found) {
        if (hours.empty() || hours.back().hour != one.hour)
            hours.push_back({one.hour, 0});
        hours.back().count += one.count;
    }
    return hours;
}

} // namespace cloudnx::audit
