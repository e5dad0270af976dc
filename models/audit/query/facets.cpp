#include "models/audit/query/facets.h"

#include "models/audit/archive/timeindex.h"
#include "models/audit/query/chunk.h"
#include "models/audit/query/parallel.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>

namespace cloudnx::audit {

namespace {

struct TextCount {
    std::string text;
    std::uint64_t count;
};

bool isBefore(const TextCount &left, const TextCount &right) {
    return left.count != right.count ? left.count > right.count : left.text < right.text;
}

/// @p all, or those that can be among the first @p top of @p distinct.
Facet facetOf(std::vector<TextCount> all, std::size_t top, std::uint64_t distinct) {
    Facet facet;
    facet.distinct = distinct;
    const std::size_t count = std::min(top, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(), isBefore);
    for (std::size_t at = 0; at < count; ++at)
        facet.top.push_back({QString::fromStdString(all[at].text), all[at].count});
    return facet;
}

/// The rows of a chunk that are in a set, written out once for all fields.
struct Chosen {
    std::array<std::uint16_t, chunkRows> rows;
    std::size_t count = 0;

    void read(const std::uint64_t *bits, std::size_t words) {
        count = 0;
        eachBit(bits, words, [this](std::uint32_t row) { rows[count++] = static_cast<std::uint16_t>(row); });
    }
};

/// How often each code stands in the rows that one thread looked at. Fields with a dictionary, and numbers.
class CodeCounts {
public:
    CodeCounts(const Archive &archive, Field field)
        : m_archive(archive),
          m_field(field),
          m_byCode(std::max<std::size_t>(everyShort,
                                         archive.dictionaries()[static_cast<std::size_t>(field)].size())) {}

    /// Begins a segment; false when its own counts said all about @p part of it.
    [[nodiscard]] bool begin(const SegmentFile &segment, const RowSet::Part &part) {
        m_segment = &segment;
        m_codes = segment.find(m_field, Part::Codes);
        const auto counts = segment.all<std::uint32_t>(segment.find(m_field, Part::Counts));
        if (part.count != segment.rows() || counts.empty())
            return true;
        for (std::size_t at = 0; at + 1 < counts.size(); at += 2)
            m_byCode.at(counts[at]) += counts[at + 1];
        return false;
    }

    void add(std::uint32_t begin, std::uint32_t rows, const Chosen &chosen) {
        if (!m_codes || m_codes->width == 0)
            addOne(m_codes ? static_cast<std::uint32_t>(m_codes->constant) : emptyCode, chosen.count);
        else if (m_codes->width == 1)
            addBytes(reinterpret_cast<const std::uint8_t *>(m_segment->bytes(*m_codes, begin, rows)), chosen);
        else if (m_codes->width == 2)
            addEach(reinterpret_cast<const std::uint16_t *>(m_segment->bytes(*m_codes, begin, rows)), chosen,
                    [this](std::uint32_t code) { ++m_byCode[code]; });
        else
            addEach(reinterpret_cast<const std::uint32_t *>(m_segment->bytes(*m_codes, begin, rows)), chosen,
                    [this](std::uint32_t code) { addOne(code, 1); });
    }

    /// Ends a segment: codes of numbers mean something else in the next one.
    void end() {
        if (encodingOf(m_field) != Encoding::Number)
            return;
        const auto values = m_segment->all<std::uint32_t>(m_segment->find(m_field, Part::Values));
        for (std::size_t code = 0; code < m_byCode.size(); ++code)
            if (const std::uint32_t count = std::exchange(m_byCode[code], 0))
                m_byValue[code == 0 || values.empty()
                              ? code
                              : values.begin()[std::min(code, values.size()) - 1] + 1ULL] += count;
    }

    /// Adds what another thread counted.
    void merge(const CodeCounts &other) {
        for (std::size_t code = 0; code < m_byCode.size(); ++code)
            m_byCode[code] += other.m_byCode[code];
        for (const auto &[value, count] : other.m_byValue)
            m_byValue[value] += count;
    }

    /// @p raw: of the texts that have no code.
    [[nodiscard]] Facet facet(std::size_t top, std::vector<TextCount> raw) const {
        return encodingOf(m_field) == Encoding::Number ? ofValues(top) : ofTexts(top, std::move(raw));
    }

private:
    static constexpr std::size_t everyShort = 65536; ///< whatever 16 bits say has a place

    template <typename T, typename Add>
    static void addEach(const T *codes, const Chosen &chosen, Add add) {
        for (std::size_t at = 0; at < chosen.count; ++at)
            add(codes[chosen.rows[at]]);
    }

    /// Few codes come again at once; four counters each, so that none waits for the one before.
    void addBytes(const std::uint8_t *codes, const Chosen &chosen) {
        std::array<std::array<std::uint32_t, 256>, 4> counts{};
        for (std::size_t at = 0; at < chosen.count; ++at)
            ++counts[at % 4][codes[chosen.rows[at]]];
        for (std::size_t code = 0; code < 256; ++code)
            m_byCode[code] += counts[0][code] + counts[1][code] + counts[2][code] + counts[3][code];
    }

    void addOne(std::uint32_t code, std::size_t count) {
        if (encodingOf(m_field) == Encoding::Number && code >= m_byCode.size())
            m_byValue[code] += count; // no segment with such codes has a list of values
        else
            m_byCode.at(code) += static_cast<std::uint32_t>(count);
    }

    [[nodiscard]] Facet ofValues(std::size_t top) const {
        std::vector<TextCount> all;
        for (const auto &[value, count] : m_byValue)
            all.push_back({value == 0 ? std::string() : std::to_string(value - 1), count});
        const std::size_t distinct = all.size();
        return facetOf(std::move(all), top, distinct);
    }

    /// Reads the texts of those that are shown, and of their equals, only.
    [[nodiscard]] Facet ofTexts(std::size_t top, std::vector<TextCount> raw) const {
        const Dictionary &dictionary = m_archive.dictionaries()[static_cast<std::size_t>(m_field)];
        std::vector<std::uint32_t> codes;
        for (std::uint32_t code = 0; code < m_byCode.size(); ++code)
            if (m_byCode[code] > 0 && code != rawCode)
                codes.push_back(code);
        if (!codes.empty())
            static_cast<void>(dictionary.text(codes.back())); // throws when there is no such text
        const std::uint64_t distinct = codes.size() + raw.size();
        const auto end = codes.begin() + static_cast<std::ptrdiff_t>(std::min(top, codes.size()));
        std::partial_sort(codes.begin(), end, codes.end(), [&](std::uint32_t left, std::uint32_t right) {
            return m_byCode[left] != m_byCode[right] ? m_byCode[left] > m_byCode[right]
                                                     : dictionary.text(left) < dictionary.text(right);
        });
        for (auto code = codes.begin(); code != end; ++code)
            raw.push_back({std::string(dictionary.text(*code)), m_byCode[*code]});
        return facetOf(std::move(raw), top, distinct);
    }

    const Archive &m_archive;
    Field m_field;
    const SegmentFile *m_segment = nullptr;
    const SectionEntry *m_codes = nullptr;
    std::vector<std::uint32_t> m_byCode;
    std::unordered_map<std::uint64_t, std::uint64_t> m_byValue; ///< by value + 1, 0: none
};

/// Of several fields in one pass over the rows.
class CodeCounter {
public:
    CodeCounter(const RowSet &rows, const std::vector<Field> &fields) {
        for (const Field field : fields)
            m_fields.emplace_back(*rows.archive(), field);
    }

    void add(const SegmentFile &segment, const RowSet::Part &part) {
        std::vector<CodeCounts *> open;
        for (CodeCounts &field : m_fields)
            if (field.begin(segment, part))
                open.push_back(&field);
        for (std::uint32_t from = 0; from < part.rows && !open.empty(); from += chunkRows) {
            const std::uint32_t rows = std::min(chunkRows, part.rows - from);
            m_chosen->read(part.bits.data() + from / 64, (rows + 63) / 64);
            for (CodeCounts *field : open)
                if (m_chosen->count > 0)
                    field->add(part.begin + from, rows, *m_chosen);
        }
        for (CodeCounts &field : m_fields)
            field.end();
    }

    void merge(const CodeCounter &other) {
        for (std::size_t at = 0; at < m_fields.size(); ++at)
            m_fields[at].merge(other.m_fields[at]);
    }

    [[nodiscard]] const std::vector<CodeCounts> &fields() const { return m_fields; }

private:
    std::vector<CodeCounts> m_fields;
    std::unique_ptr<Chosen> m_chosen{new Chosen}; // its rows need no zeros
};

/// Of whole segments the counts were noted.
std::uint64_t rowsToRead(const RowSet &rows) {
    std::uint64_t count = 0;
    for (const RowSet::Part &part : rows.parts())
        if (part.count != rows.archive()->segments()[part.segment].rows())
            count += part.count;
    return count;
}

CodeCounter countCodes(const RowSet &rows, const std::vector<Field> &fields, const std::stop_token &stop) {
    const std::size_t lanes = rowsToRead(rows) > 100000 ? 2 : 1;
    std::vector<CodeCounter> counters;
    for (std::size_t lane = 0; lane < lanes; ++lane)
        counters.emplace_back(rows, fields);
    std::atomic<std::size_t> next = 0;
    inParallel(lanes, static_cast<int>(lanes), stop, [&](std::size_t lane) {
        for (std::size_t at = next++; at < rows.parts().size(); at = next++) {
            if (stop.stop_requested())
                fail(ErrorKind::Cancelled, QStringLiteral("Stopped."));
            const RowSet::Part &part = rows.parts()[at];
            if (part.count > 0)
                counters[lane].add(rows.archive()->segments()[part.segment], part);
        }
    });
    for (std::size_t lane = 1; lane < lanes; ++lane)
        counters[0].merge(counters[lane]);
    return std::move(counters[0]);
}

/// Of the texts that stand outside of the dictionary.
std::vector<TextCount> countRaw(const RowSet &rows, Field field) {
    std::unordered_map<std::string, std::uint64_t> counts;
    for (const RowSet::Part &part : rows.parts()) {
        const SegmentFile &segment = rows.archive()->segments()[part.segment];
        const auto raw = segment.rawRows(field);
        const RowReader reader = rows.archive()->reader(part.segment);
        for (auto row = std::lower_bound(raw.begin(), raw.end(), part.begin);
             row != raw.end() && *row < part.begin + part.rows; ++row)
            if ((part.bits[(*row - part.begin) / 64] >> ((*row - part.begin) % 64)) & 1)
                ++counts[std::string(reader.raw(field, *row))];
    }
    std::vector<TextCount> all;
    for (const auto &[text, count] : counts)
        all.push_back({text, count});
    return all;
}

/// Of any field, text by text.
std::vector<TextCount> countTexts(const RowSet &rows, Field field) {
    std::unordered_map<std::string, std::uint64_t> counts;
    std::string text;
    for (const RowSet::Part &part : rows.parts()) {
        const RowReader reader = rows.archive()->reader(part.segment);
        eachBit(part.bits.data(), part.bits.size(), [&](std::uint32_t row) {
            text.clear();
            reader.appendText(field, part.begin + row, text);
            ++counts[text];
        });
    }
    std::vector<TextCount> all;
    for (const auto &[one, count] : counts)
        all.push_back({one, count});
    return all;
}

bool isCoded(Field field) {
    return encodingOf(field) == Encoding::Dictionary || encodingOf(field) == Encoding::Number;
}

} // namespace

Result<std::vector<Facet>> facets(const RowSet &rows, const std::vector<Field> &fields, std::size_t top,
                                  const std::stop_token &stop) {
    return guarded([&] {
        std::vector<Field> coded;
        std::copy_if(fields.begin(), fields.end(), std::back_inserter(coded), isCoded);
        const CodeCounter counter = countCodes(rows, coded, stop);
        std::vector<Facet> found;
        for (auto counts = counter.fields().begin(); const Field field : fields) {
            if (stop.stop_requested())
                fail(ErrorKind::Cancelled, QStringLiteral("Stopped."));
            if (isCoded(field)) {
                found.push_back(counts++->facet(top, countRaw(rows, field)));
            } else {
                auto all = countTexts(rows, field);
                const std::size_t distinct = all.size();
                found.push_back(facetOf(std::move(all), top, distinct));
            }
        }
        return found;
    });
}

} // namespace cloudnx::audit
