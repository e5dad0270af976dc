#include "models/audit/archive/segmentbuilder.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace cloudnx::audit {

namespace {

constexpr std::int64_t hourMs = 3600000;

using Order = std::span<const std::uint32_t>;

template <typename T>
std::vector<T> ordered(const std::vector<T> &values, Order order) {
    std::vector<T> sorted(order.size());
    std::transform(order.begin(), order.end(), sorted.begin(),
                   [&](std::uint32_t row) { return values[row]; });
    return sorted;
}

void writeTimes(SectionWriter &into, const std::vector<std::int64_t> &times, Order order) {
    std::vector<std::int32_t> hours;
    std::vector<std::uint32_t> firstRows;
    std::vector<std::uint32_t> inHour;
    inHour.reserve(order.size());
    for (const std::uint32_t row : order) {
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
void writeNumbers(SectionWriter &into, Field field, const std::vector<std::uint32_t> &codes) {
    std::vector<std::uint32_t> values;
    for (const std::uint32_t code : codes) {
        if (code == 0 || std::binary_search(values.begin(), values.end(), code - 1))
            continue;
        if (values.size() == 255)
            return into.addNumbers(field, Part::Codes, codes);
        values.insert(std::upper_bound(values.begin(), values.end(), code - 1), code - 1);
    }
    std::vector<std::uint32_t> ranks(codes.size());
    std::transform(codes.begin(), codes.end(), ranks.begin(), [&](std::uint32_t code) {
        const auto found = std::lower_bound(values.begin(), values.end(), code - 1);
        return code == 0 ? 0 : static_cast<std::uint32_t>(found - values.begin()) + 1;
    });
    into.addNumbers(field, Part::Codes, ranks);
    into.addAll<std::uint32_t>(field, Part::Values, values);
}

void writeRaw(SectionWriter &into, Field field, const GrowingColumn &column, Order order,
              const std::vector<std::uint32_t> &codes) {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> offsets{0};
    std::string bytes;
    for (std::uint32_t row = 0; row < codes.size(); ++row) {
        if (codes[row] != rawCode)
            continue;
        rows.push_back(row);
        bytes += column.raw(order[row]);
        offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
    }
    if (rows.empty())
        return;
    into.addAll<std::uint32_t>(field, Part::RawRows, rows);
    into.addAll<std::uint32_t>(field, Part::RawOffsets, offsets);
    into.addAll<char>(field, Part::RawBytes, std::span<const char>(bytes));
}

void writeCounts(SectionWriter &into, Field field, const std::vector<std::uint32_t> &codes) {
    std::vector<std::uint32_t> counts;
    for (const std::uint32_t code : codes) {
        if (code >= counts.size())
            counts.resize(code + 1);
        ++counts[code];
    }
    std::vector<std::uint32_t> pairs;
    for (std::uint32_t code = 0; code < counts.size(); ++code)
        if (counts[code] != 0)
            pairs.insert(pairs.end(), {code, counts[code]});
    into.addAll<std::uint32_t>(field, Part::Counts, pairs);
}

void writeDigits(SectionWriter &into, Field field, const GrowingColumn &column, Order order) {
    const auto tail = ordered(column.tail, order);
    std::uint32_t width = 0; // the last byte that is not 0 in any of them
    for (const auto &digits : tail)
        while (width < digits.size() &&
               std::any_of(digits.begin() + width, digits.end(), [](std::uint8_t byte) { return byte != 0; }))
            ++width;
    width = width == 0 ? 0 : width <= 4 ? 4 : 12;
    std::vector<std::uint8_t> bytes(tail.size() * width);
    for (std::size_t row = 0; row < tail.size() && width > 0; ++row)
        std::memcpy(bytes.data() + row * width, tail[row].data(), width);
    into.addAll<std::uint32_t>(field, Part::Head, ordered(column.head, order));
    if (width > 0)
        into.add(field, Part::Tail, width, std::as_bytes(std::span(bytes)));
}

/// A set of 64-bit keys but ~0.
class KeySet {
public:
    KeySet() : m_slots(1 << 12, noKey) {}

    bool insert(std::uint64_t key) {
        if (m_count * 2 > m_slots.size())
            grow();
        return put(key);
    }

private:
    static constexpr std::uint64_t noKey = ~0ULL;

    bool put(std::uint64_t key) {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = (key * 0x9e3779b97f4a7c15ULL) >> (64 - std::countr_zero(m_slots.size()));
        for (; m_slots[at] != noKey; at = (at + 1) & mask)
            if (m_slots[at] == key)
                return false;
        m_slots[at] = key;
        ++m_count;
        return true;
    }

    void grow() {
        std::vector<std::uint64_t> old(m_slots.size() * 4, noKey);
        old.swap(m_slots);
        m_count = 0;
        for (const std::uint64_t key : old)
            if (key != noKey)
                put(key);
    }

    std::vector<std::uint64_t> m_slots;
    std::size_t m_count = 0;
};

void writeFirstRows(SectionWriter &into, const std::vector<std::uint32_t> &actors,
                    const std::vector<std::uint32_t> &ips, Order order) {
    KeySet pairs;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < order.size(); ++row)
        if (pairs.insert((static_cast<std::uint64_t>(actors[order[row]]) << 32) | ips[order[row]]))
            rows.push_back(row);
    into.addAll<std::uint32_t>(Field::Actor, Part::FirstRows, rows);
}

} // namespace

void SegmentBuilder::write(SectionWriter &into, Order order,
                           const std::array<std::uint32_t, fieldCount> &firstCodes) const {
    writeTimes(into, m_times, order);
    for (const Field field : allFields) {
        const GrowingColumn &column = this->column(field);
        if (encodingOf(field) == Encoding::Time)
            continue;
        const std::vector<std::uint32_t> codes = ordered(column.codes, order);
        if (encodingOf(field) == Encoding::Number) {
            writeNumbers(into, field, codes);
            continue;
        }
        into.addNumbers(field, Part::Codes, codes);
        for (int number = 0; number < numbersOf(field); ++number)
            into.addNumbers(field, static_cast<Part>(static_cast<int>(Part::Number0) + number),
                            ordered(column.numbers[static_cast<std::size_t>(number)], order));
        if (encodingOf(field) == Encoding::Identifier)
            writeDigits(into, field, column, order);
        else
            writeCounts(into, field, codes);
        writeRaw(into, field, column, order, codes);
        const std::uint32_t first = firstCodes[static_cast<std::size_t>(field)];
        const TextTable &table = m_tables[static_cast<std::size_t>(field)];
        if (table.size() == first)
            continue;
        const TextTable::Texts texts = table.from(first);
        into.addAll<std::uint32_t>(field, Part::DictionaryOffsets, texts.offsets, first);
        into.addAll<char>(field, Part::DictionaryBytes, std::span<const char>(texts.bytes));
    }
    writeFirstRows(into, column(Field::Actor).codes, column(Field::Ip).codes, order);
}

} // namespace cloudnx::audit
