#include "models/audit/archive/texttable.h"

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

std::uint32_t TextTable::codeNew(std::string_view text, std::uint64_t hash, int marks, std::uint32_t most) {
    if (size() >= most || text.size() > longestText || m_bytes.size() > mostBytes || marksIn(text) != marks)
        return rawCode;
    return add(text, marks, hash);
}

std::uint32_t TextTable::add(std::string_view text, int marks, std::uint64_t hash) {
    const std::uint32_t code = size();
    if (text.size() <= longestText && m_bytes.size() <= mostBytes) // others come from no writer of ours
        place(hash, {0, code, static_cast<std::uint32_t>(m_bytes.size()),
                     static_cast<std::uint16_t>(text.size()), static_cast<std::uint8_t>(marks)});
    m_bytes += text;
    m_offsets.push_back(m_bytes.size());
    if (m_offsets.size() * 2 > m_slots.size())
        grow();
    return code;
}

void TextTable::place(std::uint64_t hash, Slot slot) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].code != 0)
        at = (at + 1) & mask;
    slot.hash = static_cast<std::uint32_t>(hash >> 32);
    m_slots[at] = slot;
}

void TextTable::grow() {
    std::vector<Slot> old(m_slots.size() * 4);
    old.swap(m_slots);
    for (const Slot &slot : old)
        if (slot.code != 0)
            place(hashOf(text(slot.code)), slot);
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
