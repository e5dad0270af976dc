#include "models/audit/archive/segmentbuilder.h"

#include "models/audit/archive/jsoncheck.h"

#include <algorithm>
#include <cstring>

namespace cloudnx::audit {

namespace {

constexpr std::uint32_t mostTemplates = 65536;
constexpr std::uint32_t mostTexts = 1U << 24;
constexpr std::uint32_t mostForms = 256;

std::array<std::uint8_t, 16> digitsOf(const GrowingColumn &column, std::uint32_t row) {
    std::array<std::uint8_t, 16> digits{};
    std::memcpy(digits.data(), &column.head[row], 4);
    std::memcpy(digits.data() + 4, column.tail[row].data(), 12);
    return digits;
}

} // namespace

std::string_view GrowingColumn::raw(std::uint32_t row) const {
    const auto found = std::lower_bound(rawRows.begin(), rawRows.end(), row);
    const auto at = static_cast<std::size_t>(found - rawRows.begin());
    return std::string_view(rawBytes).substr(rawOffsets[at], rawOffsets[at + 1] - rawOffsets[at]);
}

void GrowingColumn::clear() {
    codes.clear();
    for (auto &plane : numbers)
        plane.clear();
    head.clear();
    tail.clear();
    rawRows.clear();
    rawOffsets.assign(1, 0);
    rawBytes.clear();
}

void SegmentBuilder::clear() {
    m_times.clear();
    for (GrowingColumn &column : m_columns)
        column.clear();
}

void SegmentBuilder::appendRaw(GrowingColumn &column, std::string_view text) {
    column.rawRows.push_back(rows());
    column.rawBytes += text;
    column.rawOffsets.push_back(static_cast<std::uint32_t>(column.rawBytes.size()));
}

void SegmentBuilder::code(Field field, std::string_view text, Coded &into) {
    const int most = numbersOf(field);
    TextTable &table = m_tables[static_cast<std::size_t>(field)];
    into.code = emptyCode;
    into.split.count = 0;
    if (text.empty())
        return;
    if (most > 0)
        split(text, most, into.split);
    into.code = most > 0 ? table.code(into.split.text, into.split.count, mostTemplates)
                         : table.code(text, 0, mostTexts);
}

/// A text whose template is known differs from one that was parsed only in its numbers. False when it is no
/// JSON.
bool SegmentBuilder::codeJson(Field field, std::string_view text, Coded &into) {
    into.code = emptyCode;
    into.split.count = 0;
    if (text.empty())
        return true;
    split(text, numbersOf(field), into.split);
    TextTable &table = m_tables[static_cast<std::size_t>(field)];
    into.code = table.find(into.split.text, into.split.count);
    if (into.code >= firstFreeCode)
        return true;
    if (!isJson(text))
        return false;
    into.code = table.code(into.split.text, into.split.count, mostTemplates);
    return true;
}

void SegmentBuilder::appendText(Field field, std::string_view text, const Coded &coded) {
    GrowingColumn &column = at(field);
    column.codes.push_back(coded.code);
    for (int number = 0; number < numbersOf(field); ++number)
        column.numbers[static_cast<std::size_t>(number)].push_back(
            coded.code != rawCode && number < coded.split.count
                ? coded.split.numbers[static_cast<std::size_t>(number)]
                : 0);
    if (coded.code == rawCode)
        appendRaw(column, text);
}

void SegmentBuilder::appendIdentifier(Field field, std::string_view text) {
    GrowingColumn &column = at(field);
    std::uint32_t code = emptyCode;
    if (!text.empty())
        code = splitHexId(text, m_id)
                   ? m_tables[static_cast<std::size_t>(field)].code(m_id.form, 0, mostForms)
                   : rawCode;
    if (code < firstFreeCode)
        m_id.digits = {};
    column.codes.push_back(code);
    std::uint32_t head = 0;
    std::array<std::uint8_t, 12> tail{};
    std::memcpy(&head, m_id.digits.data(), 4);
    std::memcpy(tail.data(), m_id.digits.data() + 4, 12);
    column.head.push_back(head);
    column.tail.push_back(tail);
    if (code == rawCode)
        appendRaw(column, text);
}

bool SegmentBuilder::append(const IncomingEvent &event) {
    if (!codeJson(Field::Details, event[Field::Details], m_details) ||
        !codeJson(Field::Other, event[Field::Other], m_other))
        return false;
    for (const Field field : allFields) {
        switch (encodingOf(field)) {
        case Encoding::Time:
            break;
        case Encoding::Number: {
            const auto &number = field == Field::Status ? event.status : event.duration;
            at(field).codes.push_back(number ? *number + 1 : 0);
            break;
        }
        case Encoding::Identifier:
            appendIdentifier(field, event[field]);
            break;
        case Encoding::Dictionary:
        case Encoding::Template:
            if (field == Field::Details || field == Field::Other) {
                appendText(field, event[field], field == Field::Details ? m_details : m_other);
                break;
            }
            code(field, event[field], m_text);
            appendText(field, event[field], m_text);
            break;
        }
    }
    m_times.push_back(event.time);
    return true;
}

void SegmentBuilder::append(const SegmentFile &segment, const Dictionaries &dictionaries) {
    const RowReader reader(segment, dictionaries);
    const std::uint32_t begin = rows();
    for (const Field field : allFields) {
        GrowingColumn &column = at(field);
        const auto add = [&](Part part, std::vector<std::uint32_t> &into) {
            const SectionEntry *section = segment.find(field, part);
            for (std::uint32_t row = 0; row < segment.rows(); ++row)
                into.push_back(segment.number(section, row));
        };
        if (field == Field::Time)
            continue;
        if (encodingOf(field) == Encoding::Number) {
            for (std::uint32_t row = 0; row < segment.rows(); ++row) {
                const auto number = reader.number(field, row);
                column.codes.push_back(number ? *number + 1 : 0);
            }
            continue;
        }
        add(Part::Codes, column.codes);
        for (int number = 0; number < numbersOf(field); ++number)
            add(static_cast<Part>(static_cast<int>(Part::Number0) + number),
                column.numbers[static_cast<std::size_t>(number)]);
        if (encodingOf(field) == Encoding::Identifier) {
            add(Part::Head, column.head);
            const SectionEntry *tail = segment.find(field, Part::Tail);
            for (std::uint32_t row = 0; row < segment.rows(); ++row) {
                auto &digits = column.tail.emplace_back();
                if (tail && tail->width > 0)
                    std::memcpy(digits.data(), segment.bytes(*tail, row, 1), tail->width);
            }
        }
        for (std::uint32_t row = 0; row < segment.rows(); ++row) {
            if (column.codes[begin + row] != rawCode)
                continue;
            column.rawRows.push_back(begin + row);
            column.rawBytes += reader.raw(field, row);
            column.rawOffsets.push_back(static_cast<std::uint32_t>(column.rawBytes.size()));
        }
    }
    for (std::uint32_t row = 0; row < segment.rows(); ++row)
        m_times.push_back(reader.time(row).time_since_epoch().count());
}

std::uint64_t SegmentBuilder::heldBytes() const {
    std::uint64_t bytes = 0;
    for (const GrowingColumn &column : m_columns)
        bytes += column.rawBytes.size();
    return bytes;
}

bool SegmentBuilder::isSame(std::uint32_t left, std::uint32_t right) const {
    if (m_times[left] != m_times[right])
        return false;
    return std::all_of(m_columns.begin() + 1, m_columns.end(), [&](const GrowingColumn &column) {
        const auto same = [&](const auto &values) { return values.empty() || values[left] == values[right]; };
        return same(column.codes) && std::all_of(column.numbers.begin(), column.numbers.end(), same) &&
               same(column.head) && same(column.tail) &&
               (column.codes[left] != rawCode || column.rawRows.empty() ||
                column.raw(left) == column.raw(right));
    });
}

void SegmentBuilder::appendTextOf(Field field, std::uint32_t row, std::string &into) const {
    const GrowingColumn &column = this->column(field);
    const std::uint32_t code = column.codes[row];
    if (encodingOf(field) == Encoding::Number) {
        if (code != 0)
            into += std::to_string(code - 1);
        return;
    }
    if (code == emptyCode)
        return;
    const TextTable &table = m_tables[static_cast<std::size_t>(field)];
    std::array<std::uint32_t, mostNumbers> numbers{};
    for (std::size_t at = 0; at < numbers.size() && !column.numbers[at].empty(); ++at)
        numbers[at] = column.numbers[at][row];
    if (code == rawCode)
        into += column.raw(row);
    else if (encodingOf(field) == Encoding::Identifier)
        joinHexId(table.text(code), digitsOf(column, row), into);
    else if (numbersOf(field) > 0)
        join(table.text(code), numbers, into);
    else
        into += table.text(code);
}

bool SegmentBuilder::isSame(std::uint32_t row, const RowReader &reader, std::uint32_t other) const {
    return std::all_of(allFields.begin() + 1, allFields.end(), [&](Field field) {
        std::string text;
        appendTextOf(field, row, text);
        return text == reader.text(field, other);
    });
}

} // namespace cloudnx::audit
