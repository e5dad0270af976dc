#pragma once

#include <QIODevice>

#include "models/core/secret.h"

namespace cloudnx {

/// A request body that can be read exactly once. QNetworkAccessManager silently sends a request again when
/// the server hangs up before its first byte; a body it cannot rewind is the only thing that keeps it from
/// that.
class OneShotBody final : public QIODevice {
public:
    explicit OneShotBody(Secret bytes) : m_bytes(std::move(bytes)) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }

    [[nodiscard]] bool reset() override { return false; }

    [[nodiscard]] bool atEnd() const override { return m_read == size() && QIODevice::atEnd(); }

    [[nodiscard]] qint64 bytesAvailable() const override {
        return size() - m_read + QIODevice::bytesAvailable();
    }

    [[nodiscard]] qint64 size() const override { return static_cast<qint64>(m_bytes.size()); }

protected:
    qint64 readData(char *target, qint64 most) override {
        const qint64 count = std::min(most, size() - m_read);
        if (count <= 0)
            return -1;
        m_bytes.reveal().copy(target, static_cast<std::size_t>(count), static_cast<std::size_t>(m_read));
        m_read += count;
        return count;
    }

    qint64 writeData(const char *, qint64) override { return -1; }

private:
    Secret m_bytes;
    qint64 m_read = 0;
};

} // namespace cloudnx
