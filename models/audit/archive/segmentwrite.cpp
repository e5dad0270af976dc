#include "models/audit/archive/segmentbuilder.h"

#include "models/audit/archive/idfilter.h"
#include "models/audit/archive/keyset.h"

#include <algorithm>
#include <cstring>

namespace cloudnx::audit {

namespace {

constexpr std::int64_t hourMs = 3600000;

/// The rows of a segment by time.
struct Order {
    std::span<const std::uint32_t> rows;
    bool isAsTheyCame = false;

    explicit Order(std::span<const std::uint32_t> given) : rows(given), isAsTheyCame(true) {
        for (std::uint32_t row = 0; row < rows.size() && isAsTheyCame; ++row)
            isAsTheyCame = rows[row] == row;
    }
};

/// Values in the order of the segment; where they are in it already, as they are.
template <typename T>
class Ordered {
public:
    Ordered(const std::vector<T> &values, const Order &order) : m_values(values) {
        if (order.isAsTheyCame && order.rows.size() == values.size())
            return;
        m_sorted.resize(order.rows.size());
        std::transform(order.rows.begin(), order.rows.end(), m_sorted.begin(),
                       [&](std::uint32_t row) { return row < values.size() ? values[row] : T(); });
        m_values = m_sorted;
    }

    Ordered(const Ordered &) = delete;
    Ordered &operator=(const Ordered &) = delete;
    ~Ordered() = default;

    [[nodiscard]] std::span<const T> values() const { return m_values; }

private:
    std::vector<T> m_sorted;
    std::span<const T> m_values;
};

using Numbers = std::span<const std::uint32_t>;

void writeTimes(SectionWriter &into, const std::vector<std::int64_t> &times, const Order &order) {
    std::vector<std::int32_t> hours;
    std::vector<std::uint32_t> firstRows;
    std::vector<std::uint32_t> inHour;
    inHour.reserve(order.rows.size());
    for (const std::uint32_t row : order.rows) {
        const std::int64_t hour = (times[row] - (times[row] < 0 ? hourMs - 1 : 0)) / hourMs;
        if (hours.empty() || hours.back() != hour) {
            hours.push_back(static_cast<std::int32_t>(hour));
            firstRows.push_back(static_cast<std::uint32_t>(inHour.size()));
        }
        inHour.push_back(static_cast<std::uint32_t>(times[row] - hour * hourMs));
    }
    into.addAll<std::int32_t>(Field::Time, Part::Hours, hours);
    into.addAll<std::uint32_t>(Field::Time, Part::HourRows, firstRows);
    into.addAll<std::uint32_t>(Field::Time, Part::Milliseconds, inHour);
}

/// Up to 255 different numbers are kept as one byte each.
void writeNumbers(SectionWriter &into, Field field, Numbers codes) {
    constexpr std::uint32_t largest = 65536; // larger ones are few, or none of them is said twice
    std::vector<std::uint32_t> ranks(largest);
    std::vector<std::uint32_t> values;
    for (const std::uint32_t code : codes) {
        if (code >= largest || values.size() > 255)
            return into.addNumbers(field, Part::Codes, codes);
        if (code != 0 && ranks[code] == 0) {
            ranks[code] = 1;
            values.push_back(code - 1);
        }
    }
    if (values.size() > 255)
        return into.addNumbers(field, Part::Codes, codes);
    std::sort(values.begin(), values.end());
    for (std::uint32_t at = 0; at < values.size(); ++at)
        ranks[values[at] + 1] = at + 1;
    std::vector<std::uint32_t> ranked(codes.size());
    std::transform(codes.begin(), codes.end(), ranked.begin(),
                   [&](std::uint32_t code) { return ranks[code]; });
    into.addNumbers(field, Part::Codes, ranked);
    into.addAll<std::uint32_t>(field, Part::Values, values);
}

void writeRaw(SectionWriter &into, Field field, const GrowingColumn &column, const Order &order,
              Numbers codes) {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> offsets{0};
    std::string bytes;
    for (std::uint32_t row = 0; row < codes.size(); ++row) {
        if (codes[row] != rawCode)
            continue;
        rows.push_back(row);
        bytes += column.raw(order.rows[row]);
        offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    if (rows.empty())
        return;
    into.addAll<std::uint32_t>(field, Part::RawRows, rows);
    into.addAll<std::uint32_t>(field, Part::RawOffsets, offsets);
    into.addAll<char>(field, Part::RawBytes, std::span<const char>(bytes));
}

void writeCounts(SectionWriter &into, Field field, Numbers codes) {
    const std::size_t size =
        codes.empty() ? 0 : *std::max_element(codes.begin(), codes.end()) + std::size_t(1);
    std::vector<std::uint32_t> counts(size);
    std::vector<std::uint32_t> odd(size); // two, so that equal neighbours need not wait for each other
    std::size_t row = 0;
    for (; row + 1 < codes.size(); row += 2) {
        ++counts[codes[row]];
        ++odd[codes[row + 1]];
    }
    if (row < codes.size())
        ++counts[codes[row]];
    for (std::size_t code = 0; code < size; ++code)
        counts[code] += odd[code];
    std::vector<std::uint32_t> pairs;
    for (std::uint32_t code = 0; code < counts.size(); ++code)
        if (counts[code] != 0)
            pairs.insert(pairs.end(), {code, counts[code]});
    into.addAll<std::uint32_t>(field, Part::Counts, pairs);
}

void writeDigits(SectionWriter &into, Field field, const GrowingColumn &column, const Order &order) {
    const Ordered ordered(column.tail, order);
    const auto tail = ordered.values();
    std::uint32_t width = 0; // the last byte that is not 0 in any of them
    for (const auto &digits : tail)
        while (width < digits.size() &&
               std::any_of(digits.begin() + width, digits.end(), [](std::uint8_t byte) { return byte != 0; }))
            ++width;
    width = width == 0 ? 0 : width <= 4 ? 4 : 12;
    std::vector<std::array<std::uint8_t, 4>> heads(width == 4 ? tail.size() : 0);
    for (std::size_t row = 0; row < heads.size(); ++row)
        std::memcpy(heads[row].data(), tail[row].data(), 4);
    into.addAll<std::uint32_t>(field, Part::Head, Ordered(column.head, order).values());
    if (width > 0)
        into.add(field, Part::Tail, width,
                 width == 4 ? std::as_bytes(std::span(heads)) : std::as_bytes(tail));
}

void writeFilter(SectionWriter &into, Field field, const GrowingColumn &column, const Order &order) {
    const auto hasDigits = [&](std::uint32_t row) { return column.codes[row] >= firstFreeCode; };
    const auto count = std::count_if(order.rows.begin(), order.rows.end(), hasDigits);
    if (count == 0)
        return;
    IdFilter filter(static_cast<std::size_t>(count));
    for (const std::uint32_t row : order.rows)
        if (hasDigits(row))
            filter.add(column.digits(row));
    into.addAll<std::uint32_t>(field, Part::Filter, filter.words());
}

void writeFirstRows(SectionWriter &into, const std::vector<std::uint32_t> &actors,
                    const std::vector<std::uint32_t> &ips, const Order &order) {
    KeySet pairs;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < order.rows.size(); ++row)
        if (pairs.insert((static_cast<std::uint64_t>(actors[order.rows[row]]) << 32) | ips[order.rows[row]]))
            rows.push_back(row);
    into.addAll<std::uint32_t>(Field::Actor, Part::FirstRows, rows);
}

} // namespace

void SegmentBuilder::write(SectionWriter &into, std::span<const std::uint32_t> rows,
                           const std::array<std::uint32_t, fieldCount> &firstCodes) const {
    const Order order(rows);
    writeTimes(into, m_times, order);
    for (const Field field : allFields) {
        const GrowingColumn &column = this->column(field);
        if (encodingOf(field) == Encoding::Time)
            continue;
        const Ordered ordered(column.codes, order);
        const Numbers codes = ordered.values();
        if (encodingOf(field) == Encoding::Number) {
            writeNumbers(into, field, codes);
            continue;
        }
        into.addNumbers(field, Part::Codes, codes);
        for (std::size_t number = 0; number < static_cast<std::size_t>(numbersOf(field)); ++number) {
            const Ordered numbers(column.numbers[number], order);
            into.addNumbers(field, static_cast<Part>(static_cast<std::size_t>(Part::Number0) + number),
                            numbers.values());
        }
        if (encodingOf(field) == Encoding::Identifier) {
            writeDigits(into, field, column, order);
            writeFilter(into, field, column, order);
        } else {
            writeCounts(into, field, codes);
        }
        writeRaw(into, field, column, order, codes);
    }
    writeFirstRows(into, column(Field::Actor).codes, column(Field::Ip).codes, order);
    for (const auto &[offsets, bytes] : {std::pair(Part::DictionaryOffsets, Part::DictionaryBytes),
                                         std::pair(Part::SpareOffsets, Part::SpareBytes)}) {
        into.beginBlock(); // so that a damaged block costs one of the two only
        for (const Field field : allFields) {
            const std::uint32_t first = firstCodes[static_cast<std::size_t>(field)];
            const TextTable &table = m_tables[static_cast<std::size_t>(field)];
            if (table.size() == first)
                continue;
            const TextTable::Texts texts = table.from(first);
            into.addAll<std::uint32_t>(field, offsets, texts.offsets, first);
            into.addAll<char>(field, bytes, std::span<const char>(texts.bytes));
        }
    }
}

} // namespace cloudnx::audit
