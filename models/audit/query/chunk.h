#pragma once

#include "models/audit/archive/archive.h"
#include "models/audit/query/kernels.h"

#include <bit>

namespace cloudnx::audit {

/// Rows that are looked at in one go; the bits for them fit the nearest cache.
inline constexpr std::uint32_t chunkRows = 32768;
inline constexpr std::size_t chunkWords = chunkRows / 64;

using ChunkBits = std::array<std::uint64_t, chunkWords>;

/// A run of rows of one segment, beginning at a multiple of 64.
struct Chunk {
    const SegmentFile &segment;
    RowReader reader;
    std::uint32_t begin;
    std::uint32_t rows;

    [[nodiscard]] std::size_t words() const { return (rows + 63) / 64; }
};

/// visit(row within the chunk) for each bit that is set.
template <typename Visit>
void eachBit(const std::uint64_t *bits, std::size_t words, Visit visit) {
    for (std::size_t word = 0; word < words; ++word)
        for (std::uint64_t left = bits[word]; left != 0; left &= left - 1)
            visit(static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(left))));
}

/// Sets the bits of rows @p from until @p to.
void setRange(std::uint64_t *bits, std::uint32_t from, std::uint32_t to);

/// Sets the bits of the rows whose element of @p section lies between the two, both included.
void setInRange(const Chunk &chunk, const SectionEntry *section, std::uint32_t first, std::uint32_t last,
                std::uint64_t *bits);

/// A set of a field's codes.
class CodeSet {
public:
    explicit CodeSet(std::uint32_t codes);

    void add(std::uint32_t code);

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }

    [[nodiscard]] std::uint32_t count() const { return m_count; }

    [[nodiscard]] bool has(std::uint32_t code) const {
        return code < m_codes && ((m_words[code / 32] >> (code % 32)) & 1) != 0;
    }

    /// Call when all are in, once.
    void finish();
    /// Sets the bits of the rows whose code is in the set.
    void setIn(const Chunk &chunk, const SectionEntry *section, std::uint64_t *bits) const;

private:
    struct Range {
        std::uint32_t first;
        std::uint32_t last;
    };

    std::uint32_t m_codes;
    std::uint32_t m_count = 0;
    std::vector<std::uint32_t> m_words; ///< a bit for whatever fits 16 bits, and for all codes
    std::vector<Range> m_ranges;        ///< when there are few
};

} // namespace cloudnx::audit
