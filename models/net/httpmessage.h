#pragma once

#include "models/core/clock.h"
#include "models/core/secret.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>
#include <vector>

namespace cloudnx {

enum class HttpMethod { Get, Head, Post, Put, Patch, Delete };

[[nodiscard]] QByteArray word(HttpMethod method); ///< "GET"

/// GET and HEAD: sending one twice changes nothing.
[[nodiscard]] bool isSafe(HttpMethod method);

struct HttpHeader {
    QByteArray name;
    QByteArray value;
};

/// A header nobody may see, such as `Authorization`.
struct SecretHeader {
    QByteArray name;
    Secret value;
};

/// One request. The body is a Secret because it may carry a password; it is wiped with the request.
struct HttpRequest {
    HttpMethod method = HttpMethod::Get;
    QUrl url = {};
    std::vector<HttpHeader> headers = {};
    std::vector<SecretHeader> secretHeaders = {};
    Secret body = {};

    [[nodiscard]] bool hasHeader(const QByteArray &name) const;
};

/// One answer, whatever its status.
struct HttpResponse {
    int status = 0;
    std::vector<HttpHeader> headers = {};
    QByteArray body = {};

    /// The first header of that name, in any case; empty when there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }

    /// What the service calls this request, empty when it names none.
    [[nodiscard]] QString requestId() const;
    [[nodiscard]] std::optional<Instant> date() const;
};

/// An HTTP date (RFC 9110 §5.6.7), `Sun, 06 Nov 1994 08:49:37 GMT`.
[[nodiscard]] std::optional<Instant> parseHttpDate(const QByteArray &text);

} // namespace cloudnx
