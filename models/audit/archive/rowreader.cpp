#include "models/audit/archive/rowreader.h"

#include "models/audit/archive/fault.h"
#include "models/audit/archive/hexid.h"
#include "models/audit/archive/split.h"
#include "models/audit/archive/timeindex.h"

#include <algorithm>
#include <cstring>

namespace cloudnx::audit {

namespace {

void appendPadded(std::uint32_t value, int width, std::string &into) {
    std::array<char, 10> digits{};
    for (int at = width - 1; at >= 0; --at, value /= 10)
        digits[static_cast<std::size_t>(at)] = static_cast<char>('0' + value % 10);
    into.append(digits.data(), static_cast<std::size_t>(width));
}

Part numberPart(int at) {
    return static_cast<Part>(static_cast<int>(Part::Number0) + at);
}

} // namespace

void appendTime(std::int64_t milliseconds, std::string &into) {
    using namespace std::chrono;
    const Instant at{std::chrono::milliseconds(milliseconds)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const auto inDay = static_cast<std::uint32_t>((at - day).count());
    appendPadded(static_cast<std::uint32_t>(static_cast<int>(date.year())), 4, into);
    into.push_back('-');
    appendPadded(static_cast<unsigned>(date.month()), 2, into);
    into.push_back('-');
    appendPadded(static_cast<unsigned>(date.day()), 2, into);
    into.push_back('T');
    appendPadded(inDay / 3600000, 2, into);
    into.push_back(':');
    appendPadded(inDay / 60000 % 60, 2, into);
    into.push_back(':');
    appendPadded(inDay / 1000 % 60, 2, into);
    into.push_back('.');
    appendPadded(inDay % 1000, 3, into);
    into.push_back('Z');
}

Instant RowReader::time(std::uint32_t row) const {
    return TimeIndex(m_segment).at(row);
}

std::uint32_t RowReader::code(Field field, std::uint32_t row) const {
    return m_segment.number(m_segment.find(field, Part::Codes), row);
}

std::optional<std::uint32_t> RowReader::number(Field field, std::uint32_t row) const {
    const std::uint32_t code = this->code(field, row);
    if (code == 0)
        return std::nullopt;
    const SectionEntry *values = m_segment.find(field, Part::Values);
    return values ? m_segment.number(values, code - 1) : code - 1;
}

std::string_view RowReader::raw(Field field, std::uint32_t row) const {
    const auto rows = m_segment.rawRows(field);
    const auto found = std::lower_bound(rows.begin(), rows.end(), row);
    const SectionEntry *offsets = m_segment.find(field, Part::RawOffsets);
    const SectionEntry *bytes = m_segment.find(field, Part::RawBytes);
    if (found == rows.end() || *found != row || !offsets || !bytes)
        fail(ErrorKind::Integrity,
             QStringLiteral("The audit archive names a text it does not have. Run cloudnx audit repair."));
    const auto at = static_cast<std::uint64_t>(found - rows.begin());
    const std::uint32_t begin = m_segment.number(offsets, at);
    const std::uint32_t end = std::max(begin, m_segment.number(offsets, at + 1));
    return {reinterpret_cast<const char *>(m_segment.bytes(*bytes, begin, end - begin)), end - begin};
}

void RowReader::appendText(Field field, std::uint32_t row, std::string &into) const {
    const Encoding encoding = encodingOf(field);
    if (encoding == Encoding::Time)
        return appendTime(time(row).time_since_epoch().count(), into);
    if (encoding == Encoding::Number) {
        if (const auto value = number(field, row))
            into += std::to_string(*value);
        return;
    }
    const std::uint32_t code = this->code(field, row);
    if (code == emptyCode)
        return;
    if (code == rawCode)
        into += raw(field, row);
    else if (encoding == Encoding::Identifier)
        appendIdentifier(field, row, code, into);
    else
        appendTemplate(field, row, code, into);
}

std::string RowReader::text(Field field, std::uint32_t row) const {
    std::string text;
    appendText(field, row, text);
    return text;
}

void RowReader::appendTemplate(Field field, std::uint32_t row, std::uint32_t code, std::string &into) const {
    const std::string_view pattern = m_dictionaries[static_cast<std::size_t>(field)].text(code);
    std::array<std::uint32_t, mostNumbers> numbers{};
    for (int at = 0; at < numbersOf(field); ++at)
        numbers[static_cast<std::size_t>(at)] = m_segment.number(m_segment.find(field, numberPart(at)), row);
    if (numbersOf(field) == 0)
        into += pattern;
    else
        join(pattern, numbers, into);
}

void RowReader::appendIdentifier(Field field, std::uint32_t row, std::uint32_t code,
                                 std::string &into) const {
    std::array<std::uint8_t, 16> digits{};
    if (const SectionEntry *head = m_segment.find(field, Part::Head))
        std::memcpy(digits.data(), m_segment.bytes(*head, row, 1), 4);
    const SectionEntry *tail = m_segment.find(field, Part::Tail);
    if (tail && tail->width > 0)
        std::memcpy(digits.data() + 4, m_segment.bytes(*tail, row, 1), tail->width);
    joinHexId(m_dictionaries[static_cast<std::size_t>(field)].text(code), digits, into);
}

} // namespace cloudnx::audit
