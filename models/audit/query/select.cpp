#include "models/audit/query/select.h"

#include "models/audit/archive/timeindex.h"
#include "models/audit/query/compile.h"
#include "models/audit/query/parallel.h"

#include <algorithm>
#include <tuple>

namespace cloudnx::audit {

namespace {

constexpr std::size_t chunksForTwo = 6; ///< a second thread takes some 60 µs to come and go

/// The rows of a segment that may be in the answer.
struct Span {
    std::uint32_t segment;
    std::uint32_t from;
    std::uint32_t to;

    [[nodiscard]] std::uint32_t begin() const { return from / 64 * 64; }

    [[nodiscard]] std::size_t chunks() const { return (to - begin() + chunkRows - 1) / chunkRows; }
};

std::vector<Span> spansOf(const Archive &archive, const filter::TimeRange &range) {
    std::vector<Span> spans;
    for (std::uint32_t at = 0; at < archive.segments().size(); ++at) {
        const SegmentFile &segment = archive.segments()[at];
        const auto first = Instant(std::chrono::milliseconds(segment.header().first));
        const auto last = Instant(std::chrono::milliseconds(segment.header().last));
        if (segment.rows() == 0 || range.from > last || range.until <= first || range.from >= range.until)
            continue;
        Span span{at, 0, segment.rows()};
        if (range.from > first || range.until <= last) {
            const TimeIndex index(segment);
            span.from = index.lowerBound(range.from);
            span.to = index.lowerBound(range.until);
        }
        if (span.from < span.to)
            spans.push_back(span);
    }
    return spans;
}

/// The bits of one chunk of a span; @p bits has room for it.
void evaluate(const Archive &archive, const RowTest &test, const Span &span, std::size_t number,
              std::uint64_t *bits) {
    const std::uint32_t begin = span.begin() + static_cast<std::uint32_t>(number) * chunkRows;
    const std::uint32_t rows = std::min(chunkRows, span.to - begin);
    ChunkBits mask{};
    setRange(mask.data(), std::max(begin, span.from) - begin, rows);
    test.evaluate({archive.segments()[span.segment], archive.reader(span.segment), begin, rows}, mask.data(),
                  bits);
}

std::vector<RowSet::Part> partsOf(const Archive &archive, const RowTest &test, const std::vector<Span> &spans,
                                  const std::stop_token &stop) {
    std::vector<RowSet::Part> parts;
    std::vector<std::pair<std::size_t, std::size_t>> chunks; // part and number
    for (const Span &span : spans) {
        for (std::size_t number = 0; number < span.chunks(); ++number)
            chunks.emplace_back(parts.size(), number);
        const std::uint32_t rows = span.to - span.begin();
        parts.push_back({span.segment, span.begin(), rows, std::vector<std::uint64_t>((rows + 63) / 64), 0});
    }
    inParallel(chunks.size(), chunks.size() >= chunksForTwo ? 2 : 1, stop, [&](std::size_t at) {
        const auto [part, number] = chunks[at];
        evaluate(archive, test, spans[part], number, parts[part].bits.data() + number * chunkWords);
    });
    for (RowSet::Part &part : parts)
        part.count = kernels().count(part.bits.data(), part.bits.size());
    return parts;
}

struct Timed {
    Instant time;
    RowId row;
};

bool isNewer(const Timed &left, const Timed &right) {
    return std::tie(left.time, left.row) > std::tie(right.time, right.row);
}

/// The last @p many rows of a span, from its end on.
std::vector<Timed> lastOf(const Archive &archive, const RowTest &test, const Span &span, std::uint64_t many,
                          const std::stop_token &stop) {
    std::vector<Timed> found;
    const TimeIndex index(archive.segments()[span.segment]);
    ChunkBits bits;
    for (std::size_t number = span.chunks(); number-- > 0 && found.size() < many;) {
        if (stop.stop_requested())
            fail(ErrorKind::Cancelled, QStringLiteral("Stopped."));
        evaluate(archive, test, span, number, bits.data());
        const std::uint32_t begin = span.begin() + static_cast<std::uint32_t>(number) * chunkRows;
        const std::size_t words = (std::min(chunkRows, span.to - begin) + 63) / 64;
        for (std::size_t word = words; word-- > 0 && found.size() < many;)
            for (std::uint64_t left = bits[word]; left != 0 && found.size() < many;) {
                const auto top = static_cast<std::uint32_t>(63 - std::countl_zero(left));
                left ^= 1ULL << top;
                const std::uint32_t row = begin + static_cast<std::uint32_t>(word) * 64 + top;
                found.push_back({index.at(row), {span.segment, row}});
            }
    }
    return found;
}

std::vector<RowId> newestOf(const Archive &archive, const RowTest &test, std::vector<Span> spans,
                            std::uint64_t many, const std::stop_token &stop) {
    const auto lastTime = [&](const Span &span) { return archive.segments()[span.segment].header().last; };
    std::sort(spans.begin(), spans.end(),
              [&](const Span &left, const Span &right) { return lastTime(left) > lastTime(right); });
    std::vector<Timed> found;
    for (const Span &span : spans) {
        // Nothing in this segment or those after it is newer than what is there already.
        if (found.size() == many &&
            (many == 0 || found.back().time > Instant(std::chrono::milliseconds(lastTime(span)))))
            break;
        const std::vector<Timed> more = lastOf(archive, test, span, many, stop);
        found.insert(found.end(), more.begin(), more.end());
        std::sort(found.begin(), found.end(), isNewer);
        found.resize(std::min<std::uint64_t>(found.size(), many));
    }
    std::vector<RowId> rows;
    for (const Timed &one : found)
        rows.push_back(one.row);
    archive.expect(rows); // whoever asks for the newest shows them
    return rows;
}

} // namespace

Result<RowSetPtr> select(const std::shared_ptr<const Archive> &archive, const filter::Expression &filter,
                         const std::stop_token &stop) {
    return guarded([&]() -> RowSetPtr {
        const RowTestPtr test = compile(filter, *archive);
        auto parts = partsOf(*archive, *test, spansOf(*archive, spanOf(filter)), stop);
        return std::make_shared<const RowSet>(archive, std::move(parts));
    });
}

Result<std::vector<RowId>> newest(const std::shared_ptr<const Archive> &archive,
                                  const filter::Expression &filter, std::uint64_t many,
                                  const std::stop_token &stop) {
    return guarded([&] {
        const RowTestPtr test = compile(filter, *archive);
        return newestOf(*archive, *test, spansOf(*archive, spanOf(filter)), many, stop);
    });
}

} // namespace cloudnx::audit
