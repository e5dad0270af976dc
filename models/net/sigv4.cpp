#include "models/net/sigv4.h"

#include <QDateTime>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <map>
#include <string_view>

namespace cloudnx {

namespace {

using Bytes = std::vector<unsigned char>;

const unsigned char *unsignedBytes(std::string_view bytes) {
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

std::string_view viewOf(const QByteArray &bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QByteArray hexOf(const Bytes &bytes) {
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()))
        .toHex();
}

QByteArray sha256Hex(std::string_view text) {
    Bytes hash(32);
    EVP_Digest(text.data(), text.size(), hash.data(), nullptr, EVP_sha256(), nullptr);
    return hexOf(hash);
}

Bytes hmac(std::string_view key, const QByteArray &text) {
    Bytes code(32);
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), unsignedBytes(viewOf(text)),
         static_cast<std::size_t>(text.size()), code.data(), nullptr);
    return code;
}

Secret secretHmac(const Secret &key, const QByteArray &text) {
    Bytes code = hmac(key.reveal(), text);
    QByteArray bytes(reinterpret_cast<const char *>(code.data()), static_cast<qsizetype>(code.size()));
    std::fill(code.begin(), code.end(), 0);
    return Secret::taken(bytes);
}

/// `.`, `..` and empty segments go, as the rules want for every service but S3.
QByteArray normalizedPath(const QByteArray &path) {
    QByteArrayList kept;
    for (const QByteArray &segment : path.split('/')) {
        if (segment == "..") {
            if (!kept.isEmpty())
                kept.removeLast();
        } else if (!segment.isEmpty() && segment != ".") {
            kept.append(segment);
        }
    }
    if (kept.isEmpty())
        return QByteArrayLiteral("/");
    return '/' + kept.join('/') + (path.endsWith('/') ? "/" : "");
}

/// The path as it is sent, encoded a second time.
QByteArray canonicalPath(const QUrl &url) {
    return normalizedPath(url.path(QUrl::FullyEncoded).toLatin1()).toPercentEncoding("/");
}

QByteArray recoded(const QByteArray &part) {
    return QByteArray::fromPercentEncoding(part).toPercentEncoding();
}

QByteArray canonicalQuery(const QUrl &url) {
    std::vector<std::pair<QByteArray, QByteArray>> pairs;
    for (const QByteArray &pair : url.query(QUrl::FullyEncoded).toLatin1().split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (!pair.isEmpty())
            pairs.emplace_back(recoded(pair.left(equals)),
                               equals < 0 ? QByteArray() : recoded(pair.mid(equals + 1)));
    }
    std::sort(pairs.begin(), pairs.end());
    QByteArrayList lines;
    for (const auto &[name, value] : pairs)
        lines.append(name + '=' + value);
    return lines.join('&');
}

QByteArray hostOf(const QUrl &url) {
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    const QByteArray bracketed = host.contains(':') ? '[' + host + ']' : host;
    const bool usual = url.port() < 0 || (url.scheme() == QStringLiteral("https") && url.port() == 443);
    return usual ? bracketed : bracketed + ':' + QByteArray::number(url.port());
}

/// Lower-case names in order; values of a repeated name joined with commas.
using SignedHeaders = std::map<QByteArray, QByteArray>;

SignedHeaders headersToSign(const HttpRequest &request) {
    SignedHeaders headers{{QByteArrayLiteral("host"), hostOf(request.url)}};
    for (const HttpHeader &header : request.headers) {
        const auto [place, isNew] = headers.try_emplace(header.name.toLower(), header.value.simplified());
        if (!isNew)
            place->second += ',' + header.value.simplified();
    }
    return headers;
}

QByteArray namesOf(const SignedHeaders &headers) {
    QByteArrayList names;
    for (const auto &[name, value] : headers)
        names.append(name);
    return names.join(';');
}

QByteArray canonicalRequest(const HttpRequest &request, const SignedHeaders &headers,
                            const QByteArray &bodyHash) {
    QByteArray text =
        word(request.method) + '\n' + canonicalPath(request.url) + '\n' + canonicalQuery(request.url) + '\n';
    for (const auto &[name, value] : headers)
        text += name + ':' + value + '\n';
    return text + '\n' + namesOf(headers) + '\n' + bodyHash;
}

Secret signingSecret(const SigningKey &key, const QByteArray &day) {
    Secret secret = Secret("AWS4" + std::string(key.secretAccessKey.reveal()));
    for (const QByteArray &part :
         {day, key.region.toUtf8(), key.service.toUtf8(), QByteArrayLiteral("aws4_request")})
        secret = secretHmac(secret, part);
    return secret;
}

} // namespace

void signWithSigV4(HttpRequest &request, const SigningKey &key, Instant at, ContentHash hash) {
    const QByteArray time = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC)
                                .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"))
                                .toLatin1();
    const QByteArray day = time.left(8);
    const QByteArray bodyHash = sha256Hex(request.body.reveal());
    request.headers.push_back({"X-Amz-Date", time});
    if (hash == ContentHash::Named)
        request.headers.push_back({"X-Amz-Content-Sha256", bodyHash});
    const SignedHeaders headers = headersToSign(request);
    const QByteArray scope = day + '/' + key.region.toUtf8() + '/' + key.service.toUtf8() + "/aws4_request";
    const QByteArray toSign = "AWS4-HMAC-SHA256\n" + time + '\n' + scope + '\n' +
                              sha256Hex(viewOf(canonicalRequest(request, headers, bodyHash)));
    const QByteArray signature = hexOf(hmac(signingSecret(key, day).reveal(), toSign));
    request.headers.push_back({"Authorization", "AWS4-HMAC-SHA256 Credential=" + key.accessKeyId.toUtf8() +
                                                    '/' + scope + ", SignedHeaders=" + namesOf(headers) +
                                                    ", Signature=" + signature});
}

} // namespace cloudnx
