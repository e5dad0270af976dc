#include "models/audit/import/unpack.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace cloudnx::audit {

namespace {

constexpr std::size_t chunkBytes = 64 * 1024;

/// Bytes of a packed source, a chunk at a time.
class PackedSource : public ByteSource {
public:
    explicit PackedSource(std::unique_ptr<ByteSource> packed) : m_packed(std::move(packed)) {}

    [[nodiscard]] QString name() const override { return m_packed->name(); }

protected:
    [[nodiscard]] tl::unexpected<Error> damaged(const char *how) const {
        return failure(ErrorKind::Malformed,
                       QStringLiteral("%1 is damaged: %2. What came before it was read.")
                           .arg(name(), QLatin1String(how)));
    }

    /// False at the end.
    [[nodiscard]] Result<bool> refill() {
        const auto got = m_packed->read({m_chunk.data(), m_chunk.size()});
        if (!got)
            return failure(got.error());
        m_begin = 0;
        m_end = *got;
        return m_end > 0;
    }

    std::array<char, chunkBytes> m_chunk{};
    std::size_t m_begin = 0;
    std::size_t m_end = 0;

private:
    std::unique_ptr<ByteSource> m_packed;
};

class GzipSource final : public PackedSource {
public:
    explicit GzipSource(std::unique_ptr<ByteSource> packed) : PackedSource(std::move(packed)) {
        constexpr int gzipOnly = 15 + 16;
        m_isReady = inflateInit2(&m_stream, gzipOnly) == Z_OK;
    }

    ~GzipSource() override { inflateEnd(&m_stream); }

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
        if (!m_isReady)
            return damaged("it cannot be unpacked");
        m_stream.next_out = reinterpret_cast<Bytef *>(into.data());
        m_stream.avail_out = static_cast<uInt>(std::min<std::size_t>(into.size(), 1U << 30));
        const uInt wanted = m_stream.avail_out;
        while (m_stream.avail_out == wanted) {
            if (m_begin == m_end) {
                const auto more = refill();
                if (!more)
                    return failure(more.error());
                if (!*more)
                    return m_isBetween ? Result<std::size_t>(0) : damaged("it ends too early");
            }
            if (m_isBetween && m_chunk[m_begin] == '\0') { // padding behind the last member
                ++m_begin;
                continue;
            }
            if (const char *fault = step())
                return damaged(fault);
        }
        return wanted - m_stream.avail_out;
    }

private:
    [[nodiscard]] const char *step() {
        m_stream.next_in = reinterpret_cast<Bytef *>(m_chunk.data() + m_begin);
        m_stream.avail_in = static_cast<uInt>(m_end - m_begin);
        const int state = inflate(&m_stream, Z_NO_FLUSH);
        m_begin = m_end - m_stream.avail_in;
        m_isBetween = state == Z_STREAM_END;
        if (m_isBetween)
            inflateReset(&m_stream);
        const bool isFine = state == Z_OK || state == Z_STREAM_END || state == Z_BUF_ERROR;
        return isFine ? nullptr : "its checksum or its data are wrong";
    }

    z_stream m_stream{};
    bool m_isReady = false;
    bool m_isBetween = true;
};

class ZstdSource final : public PackedSource {
public:
    explicit ZstdSource(std::unique_ptr<ByteSource> packed)
        : PackedSource(std::move(packed)), m_stream(ZSTD_createDStream()) {
        constexpr int largestWindow = 27; // 128 MiB, as the zstd command allows
        ZSTD_DCtx_setParameter(m_stream, ZSTD_d_windowLogMax, largestWindow);
    }

    ~ZstdSource() override { ZSTD_freeDStream(m_stream); }

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
        ZSTD_outBuffer out{into.data(), into.size(), 0};
        while (out.pos == 0) {
            if (m_begin == m_end && !m_mayHoldMore) {
                const auto more = refill();
                if (!more)
                    return failure(more.error());
                if (!*more)
                    return m_isBetween ? Result<std::size_t>(0) : damaged("it ends too early");
            }
            ZSTD_inBuffer in{m_chunk.data(), m_end, m_begin};
            const std::size_t state = ZSTD_decompressStream(m_stream, &out, &in);
            if (ZSTD_isError(state))
                return damaged("its checksum or its data are wrong");
            m_begin = in.pos;
            m_isBetween = state == 0;
            m_mayHoldMore = out.pos == out.size && state != 0;
        }
        return out.pos;
    }

private:
    ZSTD_DStream *m_stream;
    bool m_isBetween = true;
    bool m_mayHoldMore = false;
};

} // namespace

Result<std::string_view> PeekedSource::peek(std::size_t count) {
    while (m_front.size() < count) {
        const std::size_t before = m_front.size();
        m_front.resize(count);
        const auto got = m_source->read({m_front.data() + before, count - before});
        m_front.resize(before + got.value_or(0));
        if (!got)
            return failure(got.error());
        if (*got == 0)
            break;
    }
    return std::string_view(m_front);
}

Result<std::size_t> PeekedSource::read(std::span<char> into) {
    if (m_front.empty())
        return m_source->read(into);
    const std::size_t count = std::min(into.size(), m_front.size());
    std::memcpy(into.data(), m_front.data(), count);
    m_front.erase(0, count);
    return count;
}

Result<std::unique_ptr<ByteSource>> unpacked(std::unique_ptr<ByteSource> packed) {
    auto source = std::make_unique<PeekedSource>(std::move(packed));
    const auto front = source->peek(4);
    if (!front)
        return failure(front.error());
    if (front->starts_with("\x1f\x8b"))
        return std::make_unique<GzipSource>(std::move(source));
    if (front->starts_with("\x28\xb5\x2f\xfd"))
        return std::make_unique<ZstdSource>(std::move(source));
    return source;
}

} // namespace cloudnx::audit
