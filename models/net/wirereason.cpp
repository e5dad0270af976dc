#include "models/net/wirereason.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QStringList>

namespace cloudnx {

namespace {

QString dateText(const QDateTime &time) {
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + QStringLiteral(" UTC");
}

QString issuerOf(const QSslCertificate &certificate) {
    const QStringList names = certificate.issuerInfo(QSslCertificate::CommonName);
    return names.isEmpty() ? certificate.issuerDisplayName() : names.first();
}

QString namesOf(const QSslCertificate &certificate) {
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    return names.isEmpty() ? QStringLiteral("no name") : names.join(QStringLiteral(", "));
}

/// One clause for one fault; faults that say the same thing give the same clause.
QString clauseOf(const QSslError &error, const QString &host) {
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::HostNameMismatch:
        return QStringLiteral("the certificate is for %1, not for %2").arg(namesOf(certificate), host);
    case QSslError::CertificateExpired:
        return QStringLiteral("the certificate expired on %1").arg(dateText(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return QStringLiteral("the certificate is not valid before %1")
            .arg(dateText(certificate.effectiveDate()));
    case QSslError::CertificateRevoked:
        return QStringLiteral("the certificate was revoked");
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return QStringLiteral("the certificate was issued by \"%1\", which this profile does not trust")
            .arg(issuerOf(certificate));
    default:
        return error.errorString();
    }
}

bool speaksOldTls(const QString &qtText) {
    // The two words of OpenSSL: the server's alert, and our own refusal of its hello.
    return qtText.contains(QStringLiteral("protocol version")) ||
           qtText.contains(QStringLiteral("unsupported protocol"));
}

} // namespace

bool isAnswer(QNetworkReply::NetworkError error, int status) {
    if (error == QNetworkReply::NoError)
        return status != 0;
    const bool aboutTheWire = error < QNetworkReply::ContentAccessDenied ||
                              error == QNetworkReply::ContentReSendError ||
                              error == QNetworkReply::ProtocolFailure;
    return status >= 400 && !aboutTheWire;
}

WireTrouble troubleOf(QNetworkReply::NetworkError error) {
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return WireTrouble::Tls;
    case QNetworkReply::OperationCanceledError:
        return WireTrouble::Stopped;
    default:
        return WireTrouble::Network;
    }
}

QString reasonOf(QNetworkReply::NetworkError error, const QString &qtText) {
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return QStringLiteral("the connection was refused");
    case QNetworkReply::HostNotFoundError:
        return QStringLiteral("the host name is not known");
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return QStringLiteral("the connection was cut");
    case QNetworkReply::TimeoutError:
        return QStringLiteral("nothing answers at this address");
    case QNetworkReply::SslHandshakeFailedError:
        if (speaksOldTls(qtText))
            return QStringLiteral("it speaks no TLS newer than 1.1, and 1.2 is the least accepted");
        return QStringLiteral("the TLS handshake failed (%1)").arg(qtText);
    default:
        return qtText;
    }
}

QString reasonOf(const QList<QSslError> &errors, const QString &host) {
    QStringList clauses;
    for (const QSslError &error : errors)
        clauses.append(clauseOf(error, host));
    clauses.removeDuplicates();
    return clauses.join(QStringLiteral("; "));
}

QString tooLargeReason(qint64 limit) {
    return QStringLiteral("the answer is larger than %1 MiB").arg(static_cast<double>(limit) / (1024 * 1024));
}

} // namespace cloudnx
