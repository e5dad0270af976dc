#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace cloudnx::audit {

/// An id as its form ("req-" and a UUID) and its digits. The form's last byte says how many digits there are:
/// 1 … 32, or 33 for the 32 digits of a UUID, which are written with its four hyphens.
struct HexId {
    std::string form;
    std::array<std::uint8_t, 16> digits{}; ///< packed, the rest 0
};

/// False when @p text does not end in lower-case hexadecimal digits.
[[nodiscard]] bool splitHexId(std::string_view text, HexId &into);
void joinHexId(std::string_view form, const std::array<std::uint8_t, 16> &digits, std::string &into);
/// How many bytes of digits ids of this form have.
[[nodiscard]] std::size_t digitBytes(std::string_view form);

} // namespace cloudnx::audit
