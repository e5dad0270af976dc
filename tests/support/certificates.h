#pragma once

#include <QByteArray>

#include <ctime>

namespace cloudnx::test {

/// A certificate and its key, both PEM.
struct Identity {
    QByteArray certificate;
    QByteArray key;
};

/// What a leaf says of itself. Times are seconds from now.
struct Leaf {
    QByteArray names = "DNS:localhost,IP:127.0.0.1"; ///< in OpenSSL's words for subjectAltName
    long notBefore = -60;
    long notAfter = 3600;
};

/// A certificate authority of its own, made when it is constructed and known to nobody else.
class Authority {
public:
    explicit Authority(const QByteArray &name);

    [[nodiscard]] const QByteArray &certificate() const { return m_identity.certificate; }

    [[nodiscard]] Identity issue(const Leaf &leaf = {}) const;

private:
    Identity m_identity;
};

} // namespace cloudnx::test
