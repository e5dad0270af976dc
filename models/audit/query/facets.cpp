#include "models/audit/query/facets.h"

#include "models/audit/archive/timeindex.h"
#include "models/audit/query/chunk.h"
#include "models/audit/query/parallel.h"

#include <algorithm>
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

Facet facetOf(std::vector<TextCount> all, std::size_t top) {
    Facet facet;
    facet.distinct = all.size();
    const std::size_t count = std::min(top, all.size());
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(), isBefore);
    for (std::size_t at = 0; at < count; ++at)
        facet.top.push_back({QString::fromStdString(all[at].text), all[at].count});
    return facet;
}

template <typename T>
void countCodes(const T *codes, const RowSet::Part &part, std::vector<std::uint64_t> &counts) {
    eachBit(part.bits.data(), part.bits.size(), [&](std::uint32_t row) { ++counts[codes[row]]; });
}

/// Of a field with a dictionary, or of numbers that have one.
class CodeCounter {
public:
    CodeCounter(const RowSet &rows, Field field) : m_rows(rows), m_field(field) {}

    std::vector<TextCount> count() {
        const Dictionary &dictionary = m_rows.archive()->dictionaries()[static_cast<std::size_t>(m_field)];
        m_counts.assign(std::max<std::size_t>(dictionary.size(), 65536), 0);
        for (const RowSet::Part &part : m_rows.parts())
            add(part);
        std::vector<TextCount> all;
        for (std::uint32_t code = 0; code < m_counts.size(); ++code)
            if (m_counts[code] > 0 && code != rawCode)
                all.push_back({std::string(dictionary.text(code)), m_counts[code]});
        for (const auto &[text, number] : m_raw)
            all.push_back({text, number});
        return all;
    }

private:
    void add(const RowSet::Part &part) {
        const SegmentFile &segment = m_rows.archive()->segments()[part.segment];
        const auto counts = segment.all<std::uint32_t>(segment.find(m_field, Part::Counts));
        if (part.count == segment.rows() && !counts.empty()) {
            for (std::size_t at = 0; at + 1 < counts.size(); at += 2)
                m_counts.at(counts[at]) += counts[at + 1];
        } else {
            addCodes(segment, part);
        }
        addRaw(segment, part);
    }

    void addCodes(const SegmentFile &segment, const RowSet::Part &part) {
        const SectionEntry *codes = segment.find(m_field, Part::Codes);
        if (!codes || codes->width == 0)
            m_counts.at(codes ? codes->constant : emptyCode) += part.count;
        else if (codes->width == 1)
            countCodes(reinterpret_cast<const std::uint8_t *>(segment.bytes(*codes, part.begin, part.rows)),
                       part, m_counts);
        else if (codes->width == 2)
            countCodes(reinterpret_cast<const std::uint16_t *>(segment.bytes(*codes, part.begin, part.rows)),
                       part, m_counts);
        else
            eachBit(part.bits.data(), part.bits.size(),
                    [&](std::uint32_t row) { ++m_counts.at(segment.number(codes, part.begin + row)); });
    }

    void addRaw(const SegmentFile &segment, const RowSet::Part &part) {
        const auto rows = segment.all<std::uint32_t>(segment.find(m_field, Part::RawRows));
        const RowReader reader = m_rows.archive()->reader(part.segment);
        for (auto row = std::lower_bound(rows.begin(), rows.end(), part.begin);
             row != rows.end() && *row < part.begin + part.rows; ++row)
            if ((part.bits[(*row - part.begin) / 64] >> ((*row - part.begin) % 64)) & 1)
                ++m_raw[std::string(reader.raw(m_field, *row))];
    }

    const RowSet &m_rows;
    Field m_field;
    std::vector<std::uint64_t> m_counts;
    std::unordered_map<std::string, std::uint64_t> m_raw;
};

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

std::vector<TextCount> countNumbers(const RowSet &rows, Field field) {
    std::unordered_map<std::uint64_t, std::uint64_t> counts; // by value + 1, 0: none
    for (const RowSet::Part &part : rows.parts()) {
        const SegmentFile &segment = rows.archive()->segments()[part.segment];
        const SectionEntry *codes = segment.find(field, Part::Codes);
        const auto values = segment.all<std::uint32_t>(segment.find(field, Part::Values));
        std::vector<std::uint64_t> byCode(65536);
        eachBit(part.bits.data(), part.bits.size(), [&](std::uint32_t row) {
            const std::uint32_t code = segment.number(codes, part.begin + row);
            if (code < byCode.size())
                ++byCode[code];
            else
                ++counts[code];
        });
        for (std::size_t code = 0; code < byCode.size(); ++code)
            if (byCode[code] > 0)
                counts[code == 0 || values.empty()
                           ? code
                           : values.begin()[std::min(code, values.size()) - 1] + 1ULL] += byCode[code];
    }
    std::vector<TextCount> all;
    for (const auto &[value, count] : counts)
        all.push_back({value == 0 ? std::string() : std::to_string(value - 1), count});
    return all;
}

Facet facetOf(const RowSet &rows, Field field, std::size_t top) {
    switch (encodingOf(field)) {
    case Encoding::Dictionary:
        return facetOf(CodeCounter(rows, field).count(), top);
    case Encoding::Number:
        return facetOf(countNumbers(rows, field), top);
    default:
        return facetOf(countTexts(rows, field), top);
    }
}

} // namespace

Result<std::vector<Facet>> facets(const RowSet &rows, const std::vector<Field> &fields, std::size_t top,
                                  const std::stop_token &stop) {
    return guarded([&] {
        std::vector<Facet> found(fields.size());
        const bool isWorthTwo = rows.count() > 100000;
        inParallel(fields.size(), isWorthTwo ? 2 : 1, stop,
                   [&](std::size_t at) { found[at] = facetOf(rows, fields[at], top); });
        return found;
    });
}

} // namespace cloudnx::audit
