#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace cloudnx::audit {

/// An id as its form ("req-" and a UUID) and its digits.
struct HexId {
    std::string_view prefix; ///< of the text it was split from
    char kind = 0; ///< how many digits there are: 1 … 32, or 33 for the 32 of a UUID with its four hyphens
    std::array<std::uint8_t, 16> digits{}; ///< packed, the rest 0

    /// The prefix, and the kind as its last byte.
    [[nodiscard]] std::string form() const { return std::string(prefix) + kind; }
};

/// False when @p text does not end in lower-case hexadecimal digits.
[[nodiscard]] bool splitHexId(std::string_view text, HexId &into);
void joinHexId(std::string_view form, const std::array<std::uint8_t, 16> &digits, std::string &into);
/// How many bytes of digits ids of this form have.
[[nodiscard]] std::size_t digitBytes(std::string_view form);

} // namespace cloudnx::audit
