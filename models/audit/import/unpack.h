#pragma once

#include "models/audit/bytesource.h"

namespace cloudnx::audit {

/// What is in @p packed, when it begins like gzip or zstd; otherwise its bytes as they are. Members that
/// follow one another are read as one. Errors of reading: Malformed (damaged or cut off), and those of
/// @p packed.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> unpacked(std::unique_ptr<ByteSource> packed);

/// A source whose first bytes can be looked at before they are read.
class PeekedSource final : public ByteSource {
public:
    explicit PeekedSource(std::unique_ptr<ByteSource> source) : m_source(std::move(source)) {}

    [[nodiscard]] QString name() const override { return m_source->name(); }

    /// The first @p count bytes, fewer when there are no more.
    [[nodiscard]] Result<std::string_view> peek(std::size_t count);
    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override;

private:
    std::unique_ptr<ByteSource> m_source;
    std::string m_front;
};

} // namespace cloudnx::audit
