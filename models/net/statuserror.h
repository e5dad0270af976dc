#pragma once

#include "models/core/error.h"
#include "models/net/httpmessage.h"

namespace cloudnx {

/// What the service itself says went wrong: `{"error": "…"}` of CloudNx, `{"error": {"message": "…"}}` and
/// its kin of OpenStack. Control characters are taken out (it may end up on a terminal) and it is cut at 300
/// characters.
[[nodiscard]] QString faultText(const QByteArray &body);

/// The Error for an answer that is no success.
[[nodiscard]] Error statusError(const HttpResponse &response, Instant now);

/// As statusError; where a gateway gave up waiting (502, 504) for what @p method was to change, it is
/// uncertain.
[[nodiscard]] Error answerError(HttpMethod method, const HttpResponse &response, Instant now);

/// Notes and says that a change may have been carried out although no answer came; not for GET and HEAD.
void markUncertain(HttpMethod method, Error &error);

/// `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), rounded up, never negative.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const HttpResponse &response, Instant now);

} // namespace cloudnx
