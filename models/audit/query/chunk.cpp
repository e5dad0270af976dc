#include "models/audit/query/chunk.h"

#include <algorithm>

namespace cloudnx::audit {

namespace {

constexpr std::size_t fewRanges = 3;

template <typename T>
const T *elements(const Chunk &chunk, const SectionEntry &section) {
    return reinterpret_cast<const T *>(chunk.segment.bytes(section, chunk.begin, chunk.rows));
}

} // namespace

void setRange(std::uint64_t *bits, std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t row = from; row < to;) {
        const std::uint32_t end = std::min(to, row / 64 * 64 + 64);
        const std::uint64_t ones = end - row == 64 ? ~0ULL : (1ULL << (end - row)) - 1;
        bits[row / 64] |= ones << (row % 64);
        row = end;
    }
}

void setInRange(const Chunk &chunk, const SectionEntry *section, std::uint32_t first, std::uint32_t last,
                std::uint64_t *bits) {
    const std::uint32_t width = section ? section->width : 0;
    const std::uint64_t constant = section ? section->constant : 0;
    const std::uint32_t most = width == 1 ? 0xff : width == 2 ? 0xffff : ~0U;
    if (first > last || first > most)
        return;
    last = std::min(last, most);
    const Kernels &best = kernels();
    if (width == 0 && first <= constant && constant <= last)
        setRange(bits, 0, chunk.rows);
    else if (width == 1)
        best.inRange8(elements<std::uint8_t>(chunk, *section), chunk.rows, static_cast<std::uint8_t>(first),
                      static_cast<std::uint8_t>(last), bits);
    else if (width == 2)
        best.inRange16(elements<std::uint16_t>(chunk, *section), chunk.rows,
                       static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(last), bits);
    else if (width == 4)
        best.inRange32(elements<std::uint32_t>(chunk, *section), chunk.rows, first, last, bits);
}

CodeSet::CodeSet(std::uint32_t codes)
    : m_codes(codes), m_words(std::max<std::size_t>(65536, static_cast<std::size_t>(codes) + 1) / 32 + 1) {}

void CodeSet::add(std::uint32_t code) {
    std::uint32_t &word = m_words[code / 32];
    m_count += (word >> (code % 32)) & 1 ? 0 : 1;
    word |= 1U << (code % 32);
}

void CodeSet::finish() {
    for (std::uint32_t code = 0; code < m_codes && m_ranges.size() <= fewRanges; ++code) {
        if (code % 32 == 0 && m_words[code / 32] == 0) {
            code += 31;
            continue;
        }
        if (!has(code))
            continue;
        if (!m_ranges.empty() && m_ranges.back().last + 1 == code)
            m_ranges.back().last = code;
        else
            m_ranges.push_back({code, code});
    }
}

void CodeSet::setIn(const Chunk &chunk, const SectionEntry *section, std::uint64_t *bits) const {
    if (isEmpty())
        return;
    const Kernels &best = kernels();
    if (!section || section->width == 0) {
        if (has(section ? static_cast<std::uint32_t>(section->constant) : emptyCode))
            setRange(bits, 0, chunk.rows);
    } else if (m_ranges.size() <= fewRanges) {
        for (const Range &range : m_ranges)
            setInRange(chunk, section, range.first, range.last, bits);
    } else if (section->width == 1) {
        best.inSet8(elements<std::uint8_t>(chunk, *section), chunk.rows, m_words.data(), bits);
    } else if (section->width == 2) {
        best.inSet16(elements<std::uint16_t>(chunk, *section), chunk.rows, m_words.data(), bits);
    } else {
        best.inSet32(elements<std::uint32_t>(chunk, *section), chunk.rows, m_words.data(),
                     static_cast<std::uint32_t>(m_words.size() * 32 - 1), bits);
    }
}

} // namespace cloudnx::audit
