#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace cloudnx::audit {

/// Part::Filter: says of most identifiers that they are not in a segment, so that it need not be searched (a
/// Bloom filter; three bits an identifier, in one word of 32, a byte of room for each).
class IdFilter {
public:
    using Digits = std::array<std::uint8_t, 16>;

    explicit IdFilter(std::size_t identifiers)
        : m_words(std::bit_ceil(std::max<std::size_t>(identifiers / 4, 1))) {}

    void add(const Digits &digits) {
        const std::uint64_t hash = hashOf(digits);
        m_words[wordOf(hash, m_words.size())] |= bitsOf(hash);
    }

    [[nodiscard]] std::span<const std::uint32_t> words() const { return m_words; }

    /// Where to look in @p words of them; a power of two.
    [[nodiscard]] static std::size_t wordOf(std::uint64_t hash, std::size_t words) {
        return (hash >> 32) & (words - 1);
    }

    /// All of these are set in that word when the identifier may be there.
    [[nodiscard]] static std::uint32_t bitsOf(std::uint64_t hash) {
        return 1U << (hash & 31) | 1U << (hash >> 5 & 31) | 1U << (hash >> 10 & 31);
    }

    [[nodiscard]] static std::uint64_t hashOf(const Digits &digits) {
        std::array<std::uint64_t, 2> halves{};
        std::memcpy(halves.data(), digits.data(), sizeof halves);
        std::uint64_t hash = (halves[0] ^ (halves[1] * 0x9e3779b97f4a7c15ULL)) * 0xbf58476d1ce4e5b9ULL;
        hash = (hash ^ hash >> 29) * 0x94d049bb133111ebULL;
        return hash ^ hash >> 32;
    }

private:
    std::vector<std::uint32_t> m_words;
};

} // namespace cloudnx::audit
