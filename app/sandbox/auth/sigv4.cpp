#include "app/sandbox/auth/sigv4.h"

#include "app/sandbox/auth/crypto.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace cloudnx::sandbox {

namespace {

constexpr auto scheme = "AWS4-HMAC-SHA256";

std::map<QByteArray, QByteArray> fieldsOf(const QByteArray &header) {
    std::map<QByteArray, QByteArray> fields;
    for (const QByteArray &part : header.mid(static_cast<int>(qstrlen(scheme))).split(',')) {
        const QByteArray trimmed = part.trimmed();
        const auto equals = trimmed.indexOf('=');
        if (equals > 0)
            fields[trimmed.left(equals)] = trimmed.mid(equals + 1);
    }
    return fields;
}

std::optional<qint64> secondsOf(const QByteArray &time) {
    static const QRegularExpression form("^[0-9]{8}T[0-9]{6}Z$");
    const QString text = QString::fromLatin1(time);
    const QDateTime at = QDateTime::fromString(text, "yyyyMMdd'T'HHmmss'Z'");
    if (!form.match(text).hasMatch() || !at.isValid())
        return std::nullopt;
    return QDateTime(at.date(), at.time(), Qt::UTC).toSecsSinceEpoch();
}

/// Host, date, and every x-amz-* header that is there must be signed: an attacker may add none.
bool signsWhatItMust(const Request &request, const QList<QByteArray> &names) {
    if (!names.contains("host") || !names.contains("x-amz-date") ||
        !std::is_sorted(names.begin(), names.end()))
        return false;
    return std::all_of(request.headers.begin(), request.headers.end(), [&](const auto &header) {
        return !header.first.startsWith("x-amz-") || names.contains(header.first);
    });
}

QByteArray encoded(const QByteArray &text, const QByteArray &keep) {
    return text.toPercentEncoding(keep);
}

/// The path as sent is encoded once more, as every service but S3 does.
QByteArray canonicalPath(const QByteArray &rawPath) {
    return encoded(rawPath, "/");
}

QByteArray canonicalQuery(const QByteArray &rawQuery) {
    QList<std::pair<QByteArray, QByteArray>> pairs;
    for (const QByteArray &part : rawQuery.split('&')) {
        if (part.isEmpty())
            continue;
        const auto equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        pairs.append({encoded(QByteArray::fromPercentEncoding(name), ""),
                      encoded(QByteArray::fromPercentEncoding(value), "")});
    }
    std::sort(pairs.begin(), pairs.end());
    QByteArrayList texts;
    for (const auto &[name, value] : pairs)
        texts += name + "=" + value;
    return texts.join('&');
}

QByteArray canonicalHeaders(const Request &request, const QList<QByteArray> &names) {
    QByteArray text;
    for (const QByteArray &name : names) {
        QByteArrayList values;
        const auto [first, last] = request.headers.equal_range(name);
        std::transform(first, last, std::back_inserter(values),
                       [](const auto &header) { return header.second.simplified(); });
        text += name + ":" + values.join(',') + "\n";
    }
    return text;
}

QByteArray canonicalRequest(const Request &request, const SignedRequest &parsed) {
    return request.method + "\n" + canonicalPath(request.rawPath()) + "\n" +
           canonicalQuery(request.rawQuery()) + "\n" + canonicalHeaders(request, parsed.headers) + "\n" +
           parsed.headers.join(';') + "\n" + sha256(request.body).toHex();
}

QByteArray signingKey(const SignedRequest &parsed, const QByteArray &secret) {
    QByteArray key = "AWS4" + secret;
    for (const QByteArray &part : {parsed.date, parsed.region, parsed.service, QByteArray("aws4_request")})
        key = hmacSha256(key, part);
    return key;
}

} // namespace

std::optional<SignedRequest> parseSignature(const Request &request) {
    const QByteArray header = request.header("authorization");
    auto fields = fieldsOf(header);
    const QList<QByteArray> scope = fields["Credential"].split('/');
    SignedRequest parsed{.keyId = scope.value(0),
                         .date = scope.value(1),
                         .region = scope.value(2),
                         .service = scope.value(3),
                         .headers = fields["SignedHeaders"].split(';'),
                         .signature = fields["Signature"],
                         .time = request.header("x-amz-date")};
    const auto seconds = secondsOf(parsed.time);
    if (scope.size() != 5 || scope[4] != "aws4_request" || parsed.region != "in-mum" ||
        parsed.service != "cloudnx")
        return std::nullopt;
    if (!seconds || parsed.date != parsed.time.left(8) || !signsWhatItMust(request, parsed.headers))
        return std::nullopt;
    parsed.seconds = *seconds;
    return parsed;
}

bool isSignedWith(const Request &request, const SignedRequest &parsed, const QByteArray &secret) {
    const QByteArray stated = request.header("x-amz-content-sha256");
    if (!stated.isEmpty() && stated != sha256(request.body).toHex())
        return false;
    const QByteArray scope = parsed.date + "/" + parsed.region + "/" + parsed.service + "/aws4_request";
    const QByteArray text = QByteArray(scheme) + "\n" + parsed.time + "\n" + scope + "\n" +
                            sha256(canonicalRequest(request, parsed)).toHex();
    return equalInConstantTime(hmacSha256(signingKey(parsed, secret), text).toHex(), parsed.signature);
}

} // namespace cloudnx::sandbox
