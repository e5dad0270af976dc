#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace cloudnx::audit {

/// Bytes that are encrypted, and authenticated, together.
inline constexpr std::size_t sealedBlockBytes = 4096;
inline constexpr std::size_t saltBytes = 32;

using SealTag = std::array<std::byte, 16>;
using SealSalt = std::array<std::byte, saltBytes>;

/// The key of an encrypted archive: 32 bytes.
class SealKey {
public:
    /// Out of the operating system's random numbers.
    [[nodiscard]] static SealKey fresh();
    /// What toSecret() wrote. Errors: Integrity.
    [[nodiscard]] static Result<SealKey> parse(const Secret &text);
    /// 64 hexadecimal digits, for a keychain.
    [[nodiscard]] Secret toSecret() const;
    /// Tells keys apart, and tells nothing of the key: 16 hexadecimal digits.
    [[nodiscard]] QString id() const;

    [[nodiscard]] const Secret &bytes() const { return m_bytes; }

private:
    explicit SealKey(Secret bytes) : m_bytes(std::move(bytes)) {}

    Secret m_bytes;
};

/// Yields the key when an archive turns out to be encrypted. Errors: KeychainUnavailable (there is none), the
/// Vault's.
using KeySource = std::function<Result<SealKey>()>;

/// AES-256-GCM (NIST SP 800-38D) over the blocks of one file, under a key of that file alone (HKDF-SHA256 of
/// the archive's key and a salt), so that the number of a block may be its nonce: no file is written twice.
/// A block is bound to its place and to the length of the whole. For one thread at a time.
class BlockCipher {
public:
    /// @p length of the whole, bytes.
    BlockCipher(const SealKey &key, const SealSalt &salt, std::uint64_t length);
    BlockCipher(BlockCipher &&) noexcept;
    BlockCipher &operator=(BlockCipher &&) noexcept;
    ~BlockCipher();

    /// Encrypts in place.
    [[nodiscard]] SealTag seal(std::uint64_t block, std::span<std::byte> bytes);
    /// Decrypts in place; false, and @p bytes of no use, when a bit of them or of @p tag is another.
    [[nodiscard]] bool open(std::uint64_t block, std::span<std::byte> bytes, const SealTag &tag);

private:
    struct Context;
    std::unique_ptr<Context> m_context;
    std::uint64_t m_length;
};

[[nodiscard]] SealSalt freshSalt();

} // namespace cloudnx::audit
