#pragma once

#include "models/core/result.h"

#include <QString>

#include <span>

namespace cloudnx::audit {

/// A whole file in memory, read only, paged in by the kernel as it is touched. Stays readable when the file's
/// name is gone.
class MappedFile {
public:
    /// Errors: NotFound, Local.
    [[nodiscard]] static Result<MappedFile> open(const QString &path);

    MappedFile(MappedFile &&other) noexcept;
    MappedFile &operator=(MappedFile &&other) noexcept;
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;
    ~MappedFile();

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

private:
    explicit MappedFile(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    std::span<const std::byte> m_bytes;
};

} // namespace cloudnx::audit
