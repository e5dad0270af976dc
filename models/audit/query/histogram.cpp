#include "models/audit/archive/fault.h"
#include "models/audit/query/chunk.h"
#include "models/audit/query/facets.h"
#include "models/audit/query/roworder.h"

#include <map>

namespace cloudnx::audit {

namespace {

using std::chrono::milliseconds;
constexpr std::int64_t hourMs = 3600000;

std::int64_t floorTo(std::int64_t time, std::int64_t width) {
    return (time - (time < 0 ? width - 1 : 0)) / width * width;
}

std::vector<Bucket> ofWholeHours(const RowSet &rows, std::int64_t width) {
    std::vector<Bucket> buckets;
    for (const HourCount &hour : rows.hours()) {
        const Instant from{milliseconds(floorTo(hour.hour * hourMs, width))};
        if (buckets.empty() || buckets.back().from != from)
            buckets.push_back({from, 0});
        buckets.back().count += hour.count;
    }
    return buckets;
}

std::vector<Bucket> ofEachRow(const RowSet &rows, std::int64_t width) {
    std::map<std::int64_t, std::uint64_t> counts;
    for (const RowSet::Part &part : rows.parts()) {
        const SegmentFile &segment = rows.archive()->segments()[part.segment];
        const SectionEntry *inHour = segment.find(Field::Time, Part::Milliseconds);
        eachHour(TimeIndex(segment), part, [&](std::int32_t hour, std::uint32_t from, std::uint32_t to) {
            for (std::uint32_t bit = from; bit < to; ++bit)
                if ((part.bits[bit / 64] >> (bit % 64)) & 1)
                    ++counts[floorTo(hour * hourMs + segment.number(inHour, part.begin + bit), width)];
        });
    }
    std::vector<Bucket> buckets;
    for (const auto &[from, count] : counts)
        buckets.push_back({Instant(milliseconds(from)), count});
    return buckets;
}

} // namespace

Result<std::vector<Bucket>> histogram(const RowSet &rows, milliseconds width) {
    const std::int64_t ms = std::max<std::int64_t>(width.count(), 1);
    return guarded([&] { return ms % hourMs == 0 ? ofWholeHours(rows, ms) : ofEachRow(rows, ms); });
}

} // namespace cloudnx::audit
