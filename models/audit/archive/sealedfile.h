#pragma once

#include "models/audit/archive/seal.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloudnx::audit {

// An encrypted file of resources/formats/audit-archive.md: a front (64 bytes, a tag for each block, zeros to
// a whole block), the blocks, the front once more, and its size.

struct SealFront {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t unused;
    SealSalt salt;
    std::uint64_t length; ///< of what was encrypted
    std::uint64_t alsoUnused;
};

static_assert(sizeof(SealFront) == 64);

/// Which of the two copies of the front is believed.
enum class FrontCopy { First, Spare };

/// Whether either end of @p file says that it is encrypted.
[[nodiscard]] bool isSealed(std::span<const std::byte> file);

/// @p pieces one after the other, as an encrypted file.
[[nodiscard]] std::string sealedFile(std::span<const std::string_view> pieces, const SealKey &key);

/// The blocks of an encrypted file, decrypted where they stand when they are needed, once. May be used by
/// several threads.
class SealedBlocks {
public:
    /// @p file may be written to, and outlives this. Null when it is cut off or of another version.
    [[nodiscard]] static std::unique_ptr<SealedBlocks> of(std::span<std::byte> file, const SealKey &key,
                                                          FrontCopy copy);

    [[nodiscard]] std::span<const std::byte> plain() const { return m_plain; }

    /// Decrypts the blocks with these bytes; false where one is damaged, or the key is another.
    [[nodiscard]] bool need(std::uint64_t from, std::uint64_t count);

    /// Whether the two copies of the front are the same.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

private:
    SealedBlocks(const SealFront &front, const SealKey &key, std::span<std::byte> plain,
                 std::vector<SealTag> tags, bool isWhole);
    [[nodiscard]] bool open(std::uint64_t block);

    std::span<std::byte> m_plain;
    std::vector<SealTag> m_tags;
    std::unique_ptr<std::atomic<bool>[]> m_isOpen; ///< by block
    std::mutex m_mutex;
    BlockCipher m_cipher;
    bool m_isWhole;
};

} // namespace cloudnx::audit
