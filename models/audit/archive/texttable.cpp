#include "models/audit/archive/texttable.h"

#include "models/audit/archive/checksum.h"
#include "models/audit/archive/split.h"

#include <algorithm>

namespace cloudnx::audit {

namespace {

constexpr std::size_t longestText = 4096; ///< longer ones are hardly said twice
constexpr std::uint64_t mostBytes = 1ULL << 31;

std::uint8_t marksIn(std::string_view text) {
    return static_cast<std::uint8_t>(
        std::min<std::ptrdiff_t>(std::count(text.begin(), text.end(), numberMark), 255));
}

} // namespace

TextTable::TextTable() : m_slots(256) {}

std::uint64_t TextTable::hashOf(std::string_view text) {
    return checksumOf(std::as_bytes(std::span(text)));
}

void TextTable::load(const Dictionary &dictionary) {
    dictionary.each([&](std::uint32_t code, std::string_view text) {
        if (code >= firstFreeCode)
            add(text, marksIn(text), hashOf(text));
    });
}

std::string_view TextTable::text(std::uint32_t code) const {
    const std::size_t at = code - firstFreeCode;
    return std::string_view(m_bytes).substr(m_offsets[at], m_offsets[at + 1] - m_offsets[at]);
}

std::uint32_t TextTable::lookUp(std::string_view text, std::uint64_t hash) const {
    const std::size_t mask = m_slots.size() - 1;
    const auto tag = static_cast<std::uint32_t>(hash >> 32);
    for (std::size_t at = hash & mask; m_slots[at].code != 0; at = (at + 1) & mask)
        if (m_slots[at].hash == tag && this->text(m_slots[at].code) == text)
            return m_slots[at].code;
    return emptyCode;
}

std::uint32_t TextTable::find(std::string_view text, int marks) const {
    const std::uint32_t code = lookUp(text, hashOf(text));
    return code == emptyCode || m_marks[code - firstFreeCode] == marks ? code : rawCode;
}

std::uint32_t TextTable::code(std::string_view text, std::uint64_t hash, int marks, std::uint32_t most) {
    if (text.empty())
        return emptyCode;
    if (const std::uint32_t code = lookUp(text, hash); code != emptyCode)
        return m_marks[code - firstFreeCode] == marks ? code : rawCode;
    if (size() >= most || text.size() > longestText || m_bytes.size() > mostBytes || marksIn(text) != marks)
        return rawCode;
    return add(text, marks, hash);
}

std::uint32_t TextTable::add(std::string_view text, int marks, std::uint64_t hash) {
    const std::uint32_t code = size();
    m_bytes += text;
    m_offsets.push_back(m_bytes.size());
    m_marks.push_back(static_cast<std::uint8_t>(marks));
    place(hash, code);
    if (m_offsets.size() * 2 > m_slots.size())
        grow();
    return code;
}

void TextTable::place(std::uint64_t hash, std::uint32_t code) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].code != 0)
        at = (at + 1) & mask;
    m_slots[at] = {static_cast<std::uint32_t>(hash >> 32), code};
}

void TextTable::grow() {
    m_slots.assign(m_slots.size() * 4, {});
    for (std::uint32_t code = firstFreeCode; code < size(); ++code)
        place(hashOf(text(code)), code);
}

TextTable::Texts TextTable::from(std::uint32_t code) const {
    const std::size_t first = code - firstFreeCode;
    Texts texts;
    texts.bytes = m_bytes.substr(m_offsets[first]);
    texts.offsets.reserve(m_offsets.size() - first);
    for (std::size_t at = first; at < m_offsets.size(); ++at)
        texts.offsets.push_back(static_cast<std::uint32_t>(m_offsets[at] - m_offsets[first]));
    return texts;
}

} // namespace cloudnx::audit
