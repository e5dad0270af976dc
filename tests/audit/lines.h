#pragma once

#include "models/audit/import/jsonl.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace cloudnx::test {

/// Bytes in memory, given out a few at a time.
class BytesSource final : public audit::ByteSource {
public:
    explicit BytesSource(QByteArray bytes, qsizetype piece = 1 << 16)
        : m_bytes(std::move(bytes)), m_piece(piece) {}

    [[nodiscard]] QString name() const override { return QStringLiteral("lines"); }

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
        const qsizetype count =
            std::min({m_bytes.size() - m_at, m_piece, static_cast<qsizetype>(into.size())});
        std::copy_n(m_bytes.constData() + m_at, count, into.data());
        m_at += count;
        return static_cast<std::size_t>(count);
    }

private:
    QByteArray m_bytes;
    qsizetype m_piece;
    qsizetype m_at = 0;
};

inline Result<audit::ImportReport> importLines(const audit::ArchivePlace &place, const QByteArray &lines,
                                               audit::OnBroken onBroken = audit::OnBroken::Stop) {
    auto writer = audit::ArchiveWriter::open(place, {});
    if (!writer)
        return failure(writer.error());
    BytesSource source(lines);
    return importJsonl(source, **writer, {.onBroken = onBroken});
}

/// Every event as a line of JSON, segment by segment.
inline Result<QByteArray> everything(const audit::ArchivePlace &place) {
    const auto archive = audit::Archive::open(place);
    if (!archive)
        return failure(archive.error());
    std::string text;
    for (std::uint32_t segment = 0; segment < (*archive)->segments().size(); ++segment)
        for (std::uint32_t row = 0; row < (*archive)->segments()[segment].rows(); ++row)
            if (auto read = (*archive)->appendJson({segment, row}, text); !read)
                return failure(read.error());
    return QByteArray::fromStdString(text);
}

} // namespace cloudnx::test
