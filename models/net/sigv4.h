#pragma once

#include "models/core/clock.h"
#include "models/core/secret.h"
#include "models/net/httpmessage.h"

namespace cloudnx {

/// Signs requests with AWS Signature Version 4
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). The secret
/// never leaves.
struct SigningKey {
    QString accessKeyId;
    Secret secretAccessKey;
    QString region = QStringLiteral("in-mum"); ///< cloudnx.in/docs/concepts/security
    QString service = QStringLiteral("cloudnx");
};

enum class ContentHash {
    Named,  ///< also sent and signed as X-Amz-Content-Sha256, as CloudNx documents it
    Implied ///< only part of the signature, as in AWS's published vectors
};

/// Adds `X-Amz-Date`, `X-Amz-Content-Sha256` and `Authorization`. All headers that are there already get
/// signed, and the host of the URL. @p at is the server's time: ours plus the clock offset, which CloudNx
/// lets be 5 minutes wrong.
void signWithSigV4(HttpRequest &request, const SigningKey &key, Instant at,
                   ContentHash hash = ContentHash::Named);

} // namespace cloudnx
