#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace cloudnx::audit {

template <typename Word>
[[nodiscard]] Word differenceAt(const char *left, const char *right, std::size_t at) {
    Word one = 0;
    Word other = 0;
    std::memcpy(&one, left + at, sizeof one);
    std::memcpy(&other, right + at, sizeof other);
    return one ^ other;
}

/// Whether @p text stands at @p known. For texts so short that a call of memcmp takes longer than it works.
[[nodiscard]] inline bool isSameText(const char *known, std::string_view text) {
    const std::size_t size = text.size();
    const char *const other = text.data();
    if (size >= 8) {
        for (std::size_t at = 0; at + 8 < size; at += 8)
            if (differenceAt<std::uint64_t>(known, other, at) != 0)
                return false;
        return differenceAt<std::uint64_t>(known, other, size - 8) == 0;
    }
    if (size >= 4)
        return (differenceAt<std::uint32_t>(known, other, 0) |
                differenceAt<std::uint32_t>(known, other, size - 4)) == 0;
    if (size == 0)
        return true;
    return ((known[0] ^ other[0]) | (known[size / 2] ^ other[size / 2]) |
            (known[size - 1] ^ other[size - 1])) == 0;
}

} // namespace cloudnx::audit
