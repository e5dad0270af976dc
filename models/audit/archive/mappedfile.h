#pragma once

#include "models/audit/archive/sealedfile.h"

#include <QString>

namespace cloudnx::audit {

/// A whole file in memory, read only, paged in by the kernel as it is touched. Stays readable when the file's
/// name is gone. Of an encrypted file the plain text, decrypted in private memory as far as it is needed.
class MappedFile {
public:
    /// Encrypted where there is a @p key, plain where that is null. Errors: NotFound, Local, Integrity (the
    /// other of the two; or its front is damaged).
    [[nodiscard]] static Result<MappedFile> open(const QString &path, const SealKey *key = nullptr,
                                                 FrontCopy copy = FrontCopy::First);

    MappedFile(MappedFile &&other) noexcept;
    MappedFile &operator=(MappedFile &&other) noexcept;
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;
    ~MappedFile();

    /// Of an encrypted file only what need() said yes to.
    [[nodiscard]] std::span<const std::byte> bytes() const { return m_sealed ? m_sealed->plain() : m_bytes; }

    /// Makes @p count bytes from @p from on readable, which lie in bytes(). False: they are damaged.
    [[nodiscard]] bool need(std::uint64_t from, std::uint64_t count) const {
        return !m_sealed || m_sealed->need(from, count);
    }

    /// Whether what no reader needs is as it was written, too.
    [[nodiscard]] bool isWhole() const { return !m_sealed || m_sealed->isWhole(); }

    [[nodiscard]] bool isEncrypted() const { return m_sealed != nullptr; }

    /// Whether the file is, by what either of its ends says. Errors: NotFound, Local.
    [[nodiscard]] static Result<bool> isEncrypted(const QString &path);

    /// Has the kernel fetch what will be read soon, all of it at once: a page that is missed when it is
    /// touched comes alone, and with megabytes around it that nobody asked for.
    void expect(std::uint64_t offset, std::uint64_t bytes) const;
    /// The same of a file that is not open yet.
    static void expect(const QString &path, std::uint64_t bytes);

private:
    explicit MappedFile(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    [[nodiscard]] static Result<MappedFile> openSealed(const QString &path, const SealKey &key,
                                                       FrontCopy copy);

    std::span<const std::byte> m_bytes;
    std::unique_ptr<SealedBlocks> m_sealed;
};

} // namespace cloudnx::audit
