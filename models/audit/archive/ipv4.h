#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cloudnx::audit {

/// An address of IPv4 in its usual form, four decimal numbers without leading zeros; nothing otherwise.
[[nodiscard]] inline std::optional<std::uint32_t> plainIpv4(std::string_view text) {
    std::uint32_t address = 0;
    std::size_t at = 0;
    for (int byte = 0; byte < 4; ++byte) {
        const std::size_t begin = at;
        std::uint32_t value = 0;
        for (; at < text.size() && at < begin + 3 && text[at] >= '0' && text[at] <= '9'; ++at)
            value = value * 10 + static_cast<std::uint32_t>(text[at] - '0');
        if (at == begin || value > 255 || (text[begin] == '0' && at > begin + 1))
            return std::nullopt;
        address = address << 8 | value;
        if (byte < 3 && (at == text.size() || text[at++] != '.'))
            return std::nullopt;
    }
    return at == text.size() ? std::optional(address) : std::nullopt;
}

} // namespace cloudnx::audit
