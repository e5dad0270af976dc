#pragma once

#include "app/sandbox/server/request.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace cloudnx::sandbox {

/// The parts of an `Authorization: AWS4-HMAC-SHA256 …` header.
struct SignedRequest {
    QByteArray keyId;
    QByteArray date; ///< 20260503
    QByteArray region;
    QByteArray service;
    QList<QByteArray> headers; ///< signed header names, lower case
    QByteArray signature;      ///< hex
    QByteArray time;           ///< X-Amz-Date
    qint64 seconds = 0;        ///< the same, since 1970
};

/// Nothing when the header is malformed, signs for another region or service, or leaves out what must be
/// signed.
[[nodiscard]] std::optional<SignedRequest> parseSignature(const Request &request);

/// Compares the signature with the one @p secret gives for this very request.
[[nodiscard]] bool isSignedWith(const Request &request, const SignedRequest &parsed,
                                const QByteArray &secret);

} // namespace cloudnx::sandbox
