#pragma once

#include <QByteArray>

#include <map>

namespace cloudnx::sandbox {

/// One request as it came over the wire.
struct Request {
    QByteArray method;
    QByteArray target;                             ///< path and query, still percent-encoded
    std::multimap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    QByteArray address;    ///< of the peer
    bool tooLarge = false; ///< the body was over the limit and was not read

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] QByteArray rawPath() const;
    [[nodiscard]] QByteArray rawQuery() const;
};

struct Answer {
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = "application/json";
    std::multimap<QByteArray, QByteArray> headers = {};
};

/// Strict percent-decoding into UTF-8 text; refuses (400) what is malformed or holds control characters.
[[nodiscard]] QString decodedText(const QByteArray &encoded);

} // namespace cloudnx::sandbox
