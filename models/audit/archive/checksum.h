#pragma once

#include <cstdint>
#include <span>

namespace cloudnx::audit {

/// XXH3, 64 bits.
[[nodiscard]] std::uint64_t checksumOf(std::span<const std::byte> bytes);

} // namespace cloudnx::audit
