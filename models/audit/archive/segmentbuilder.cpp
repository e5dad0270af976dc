#include "models/audit/archive/segmentbuilder.h"

#include "models/audit/archive/jsoncheck.h"

#include <algorithm>
#include <cstring>

namespace cloudnx::audit {

namespace {

constexpr std::uint32_t mostTemplates = 65536;
constexpr std::uint32_t mostTexts = 1U << 24;
constexpr std::uint32_t mostForms = 256;

/// Those with a dictionary, but for the ones that are JSON.
constexpr std::array codedFields{Field::ActorKind, Field::Actor,     Field::Account, Field::Service,
                                 Field::Ip,        Field::UserAgent, Field::Method,  Field::Path,
                                 Field::Action,    Field::Resource,  Field::Origin};

} // namespace

std::string_view GrowingColumn::raw(std::uint32_t row) const {
    const auto found = std::lower_bound(rawRows.begin(), rawRows.end(), row);
    const auto at = static_cast<std::size_t>(found - rawRows.begin());
    return std::string_view(rawBytes).substr(rawOffsets[at], rawOffsets[at + 1] - rawOffsets[at]);
}

std::array<std::uint8_t, 16> GrowingColumn::digits(std::uint32_t row) const {
    std::array<std::uint8_t, 16> digits{};
    std::memcpy(digits.data(), &head[row], 4);
    std::memcpy(digits.data() + 4, tail[row].data(), 12);
    return digits;
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
    m_heldBytes = 0;
}

void SegmentBuilder::appendRaw(GrowingColumn &column, std::uint32_t row, std::string_view text) {
    column.rawRows.push_back(row);
    column.rawBytes += text;
    m_heldBytes += text.size();
    column.rawOffsets.push_back(static_cast<std::uint32_t>(column.rawBytes.size()));
}

void SegmentBuilder::hash(Field field, std::string_view text) {
    Coded &coded = m_coded[static_cast<std::size_t>(field)];
    coded.code = emptyCode;
    coded.split.count = 0;
    if (text.empty())
        return;
    if (numbersOf(field) > 0) {
        split(text, numbersOf(field), coded.split);
        text = coded.split.text;
    }
    coded.hash = TextTable::hashOf(text);
    m_tables[static_cast<std::size_t>(field)].prefetch(coded.hash);
}

void SegmentBuilder::code(Field field, std::string_view text) {
    Coded &coded = m_coded[static_cast<std::size_t>(field)];
    TextTable &table = m_tables[static_cast<std::size_t>(field)];
    if (!text.empty())
        coded.code = numbersOf(field) > 0
                         ? table.code(coded.split.text, coded.hash, coded.split.count, mostTemplates)
                         : table.code(text, coded.hash, 0, mostTexts);
}

/// Makes @p text plain. One whose template is known differs from a plain one only in its numbers, unless they
/// are part of an escape. False when it is no JSON.
bool SegmentBuilder::codeJson(Field field, std::string_view &text) {
    if (text.empty())
        return true;
    Coded &coded = m_coded[static_cast<std::size_t>(field)];
    coded.code =
        m_tables[static_cast<std::size_t>(field)].find(coded.split.text, coded.hash, coded.split.count);
    if (coded.code >= firstFreeCode && text.find('\\') == std::string_view::npos)
        return true;
    std::string &plain = m_plain[field == Field::Details ? 0 : 1];
    if (!plainJson(text, Members::AsTheyCome, plain))
        return false;
    if (plain != text)
        hash(field, plain);
    text = plain;
    code(field, text);
    return true;
}

void GrowingColumn::setNumber(std::size_t number, std::uint32_t row, std::uint32_t value) {
    auto &plane = numbers[number];
    if (value == 0)
        return;
    plane.resize(row);
    plane.push_back(value);
}

void SegmentBuilder::appendText(Field field, std::string_view text) {
    GrowingColumn &column = at(field);
    const Coded &coded = m_coded[static_cast<std::size_t>(field)];
    column.codes.push_back(coded.code);
    if (coded.code == rawCode)
        return appendRaw(column, rows(), text);
    for (std::size_t number = 0; number < static_cast<std::size_t>(coded.split.count); ++number)
        column.setNumber(number, rows(), coded.split.numbers[number]);
}

/// Most ids of a field are written alike.
std::uint32_t SegmentBuilder::codeForm(Field field, const HexId &id) {
    LastForm &last = m_lastForms[static_cast<std::size_t>(field)];
    if (last.code != emptyCode && last.kind == id.kind && last.prefix.size() == id.prefix.size() &&
        isSameText(last.prefix.data(), id.prefix))
        return last.code;
    last = {std::string(id.prefix), id.kind,
            m_tables[static_cast<std::size_t>(field)].code(id.form(), 0, mostForms)};
    return last.code;
}

void SegmentBuilder::appendIdentifier(Field field, std::string_view text, Identified &id) {
    GrowingColumn &column = at(field);
    std::uint32_t code = emptyCode;
    if (!text.empty())
        code = id.isHex ? codeForm(field, id.id) : rawCode;
    if (code < firstFreeCode)
        id.id.digits = {};
    column.codes.push_back(code);
    std::uint32_t head = 0;
    std::array<std::uint8_t, 12> tail{};
    std::memcpy(&head, id.id.digits.data(), 4);
    std::memcpy(tail.data(), id.id.digits.data() + 4, 12);
    column.head.push_back(head);
    column.tail.push_back(tail);
    if (code == rawCode)
        appendRaw(column, rows(), text);
}

/// Looking up a text waits for memory twice, for its place and for the text; other fields are read meanwhile.
bool SegmentBuilder::append(const IncomingEvent &event) {
    for (const Field field : codedFields)
        hash(field, event[field]);
    hash(Field::Details, event[Field::Details]);
    hash(Field::Other, event[Field::Other]);
    Identified id;
    Identified requestId;
    id.isHex = splitHexId(event[Field::Id], id.id);
    requestId.isHex = splitHexId(event[Field::RequestId], requestId.id);
    for (const Field field : codedFields)
        m_tables[static_cast<std::size_t>(field)].prefetchText(m_coded[static_cast<std::size_t>(field)].hash);
    std::string_view details = event[Field::Details];
    std::string_view other = event[Field::Other];
    if (!codeJson(Field::Details, details) || !codeJson(Field::Other, other))
        return false;
    appendIdentifier(Field::Id, event[Field::Id], id);
    appendIdentifier(Field::RequestId, event[Field::RequestId], requestId);
    for (const Field field : codedFields) {
        code(field, event[field]);
        appendText(field, event[field]);
    }
    appendText(Field::Details, details);
    appendText(Field::Other, other);
    at(Field::Status).codes.push_back(event.status ? *event.status + 1 : 0);
    at(Field::Duration).codes.push_back(event.duration ? *event.duration + 1 : 0);
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
        for (int number = 0; number < numbersOf(field); ++number) {
            const auto *section =
                segment.find(field, static_cast<Part>(static_cast<int>(Part::Number0) + number));
            for (std::uint32_t row = 0; row < segment.rows(); ++row)
                column.setNumber(static_cast<std::size_t>(number), begin + row, segment.number(section, row));
        }
        if (encodingOf(field) == Encoding::Identifier) {
            add(Part::Head, column.head);
            const SectionEntry *tail = segment.find(field, Part::Tail);
            for (std::uint32_t row = 0; row < segment.rows(); ++row) {
                auto &digits = column.tail.emplace_back();
                if (tail && tail->width > 0)
                    std::memcpy(digits.data(), segment.bytes(*tail, row, 1), tail->width);
            }
        }
        for (std::uint32_t row = 0; row < segment.rows(); ++row)
            if (column.codes[begin + row] == rawCode)
                appendRaw(column, begin + row, reader.raw(field, row));
    }
    for (std::uint32_t row = 0; row < segment.rows(); ++row)
        m_times.push_back(reader.time(row).time_since_epoch().count());
}

namespace {

/// The text that says the same: an object's members may come in any order, and what a synced event has for
/// "not told" an imported one has not.
void makeComparable(Field field, std::string &text) {
    if ((field == Field::Origin && text == "server_said") || (field == Field::ActorKind && text == "unknown"))
        text.clear();
    if (std::string sorted; (field == Field::Details || field == Field::Other) && !text.empty() &&
                            plainJson(text, Members::Sorted, sorted))
        text = std::move(sorted);
}

} // namespace

std::string SegmentBuilder::comparable(Field field, std::uint32_t row) const {
    std::string text;
    appendTextOf(field, row, text);
    makeComparable(field, text);
    return text;
}

bool SegmentBuilder::isSame(std::uint32_t left, std::uint32_t right) const {
    const auto isSameColumn = [&](const GrowingColumn &column) {
        const auto same = [&](const auto &values) { return values.empty() || values[left] == values[right]; };
        const auto sameNumber = [&](std::size_t at) {
            return column.number(at, left) == column.number(at, right);
        };
        return same(column.codes) && sameNumber(0) && sameNumber(1) && sameNumber(2) && sameNumber(3) &&
               same(column.head) && same(column.tail) &&
               (column.codes[left] != rawCode || column.rawRows.empty() ||
                column.raw(left) == column.raw(right));
    };
    return m_times[left] == m_times[right] &&
           std::all_of(allFields.begin() + 1, allFields.end(), [&](Field field) {
               return isSameColumn(column(field)) || comparable(field, left) == comparable(field, right);
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
    for (std::size_t at = 0; at < numbers.size(); ++at)
        numbers[at] = column.number(at, row);
    if (code == rawCode)
        into += column.raw(row);
    else if (encodingOf(field) == Encoding::Identifier)
        joinHexId(table.text(code), column.digits(row), into);
    else if (numbersOf(field) > 0)
        join(table.text(code), numbers, into);
    else
        into += table.text(code);
}

namespace {

/// @p append puts the text of a field behind a string.
template <typename Append>
std::uint64_t fingerprintOf(Append append) {
    std::uint64_t print = 0;
    std::string text;
    for (const Field field : std::span(allFields).subspan(1)) {
        text.clear();
        append(field, text);
        makeComparable(field, text);
        text.append(reinterpret_cast<const char *>(&print), sizeof print);
        print = TextTable::hashOf(text);
    }
    return print;
}

} // namespace

std::uint64_t SegmentBuilder::fingerprint(std::uint32_t row) const {
    return fingerprintOf([&](Field field, std::string &text) { appendTextOf(field, row, text); });
}

std::uint64_t SegmentBuilder::fingerprint(const RowReader &reader, std::uint32_t row) {
    return fingerprintOf([&](Field field, std::string &text) { text += reader.text(field, row); });
}

bool SegmentBuilder::isSame(std::uint32_t row, const RowReader &reader, std::uint32_t other) const {
    return std::all_of(allFields.begin() + 1, allFields.end(), [&](Field field) {
        std::string text = reader.text(field, other);
        makeComparable(field, text);
        return text == comparable(field, row);
    });
}

} // namespace cloudnx::audit
