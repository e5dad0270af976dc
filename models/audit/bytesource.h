#pragma once

#include "models/core/result.h"

#include <QString>

#include <memory>
#include <span>

namespace cloudnx::audit {

/// Bytes that come one after another: a file, stdin, what is unpacked from either.
class ByteSource {
public:
    ByteSource() = default;
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;
    virtual ~ByteSource() = default;

    /// How it is called in messages.
    [[nodiscard]] virtual QString name() const = 0;
    /// How many bytes were put in front of @p into; 0 at the end. Errors: Local, Malformed.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
};

/// A file; "-" is stdin. Errors: Local.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openFile(const QString &path);

} // namespace cloudnx::audit
