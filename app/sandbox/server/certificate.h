#pragma once

#include <QString>

namespace cloudnx::sandbox {

/// What is wrong with the certificate on purpose, for tests of clients.
enum class CertificateKind { Valid, Expired, WrongName };

struct CertificateFiles {
    QString authority; ///< PEM of the CA to trust
    QString chain;
    QString key;
};

/// Makes a CA (EC P-256) in @p folder when there is none, and a server certificate for localhost and
/// 127.0.0.1.
[[nodiscard]] CertificateFiles ensureCertificates(const QString &folder, CertificateKind kind);

} // namespace cloudnx::sandbox
