#include "models/core/error.h"

namespace cloudnx {

int exitCode(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Usage:
    case ErrorKind::Invalid:
        return 2;
    case ErrorKind::Unauthenticated:
    case ErrorKind::PasscodeRequired:
    case ErrorKind::Gone:
        return 4;
    case ErrorKind::ProofFailed:
        return 5;
    case ErrorKind::Drift:
        return 6;
    case ErrorKind::PartlyDone:
        return 7;
    case ErrorKind::Integrity:
        return 8;
    default:
        return 1;
    }
}

QString word(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Network:
        return QStringLiteral("network");
    case ErrorKind::Timeout:
        return QStringLiteral("timeout");
    case ErrorKind::Tls:
        return QStringLiteral("tls");
    case ErrorKind::Unauthenticated:
        return QStringLiteral("unauthenticated");
    case ErrorKind::PasscodeRequired:
        return QStringLiteral("passcode_required");
    case ErrorKind::Forbidden:
        return QStringLiteral("forbidden");
    case ErrorKind::NotFound:
        return QStringLiteral("not_found");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::Gone:
        return QStringLiteral("gone");
    case ErrorKind::Invalid:
        return QStringLiteral("invalid");
    case ErrorKind::RateLimited:
        return QStringLiteral("rate_limited");
    case ErrorKind::Server:
        return QStringLiteral("server");
    case ErrorKind::Malformed:
        return QStringLiteral("malformed");
    case ErrorKind::Unsupported:
        return QStringLiteral("unsupported");
    case ErrorKind::KeychainUnavailable:
        return QStringLiteral("keychain_unavailable");
    case ErrorKind::KeychainDenied:
        return QStringLiteral("keychain_denied");
    case ErrorKind::Drift:
        return QStringLiteral("drift");
    case ErrorKind::ProofFailed:
        return QStringLiteral("proof_failed");
    case ErrorKind::Integrity:
        return QStringLiteral("integrity");
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorKind::PartlyDone:
        return QStringLiteral("partly_done");
    case ErrorKind::Usage:
        return QStringLiteral("usage");
    case ErrorKind::Local:
        return QStringLiteral("local");
    }
    return QStringLiteral("unknown");
}

} // namespace cloudnx
