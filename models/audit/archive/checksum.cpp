#include "models/audit/archive/checksum.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace cloudnx::audit {

std::uint64_t checksumOf(std::span<const std::byte> bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

} // namespace cloudnx::audit
