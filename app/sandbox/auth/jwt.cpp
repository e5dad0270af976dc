#include "app/sandbox/auth/jwt.h"

#include "app/sandbox/auth/crypto.h"
#include "app/sandbox/privatefile.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <stdexcept>

namespace cloudnx::sandbox {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const QString issuer = QStringLiteral("https://cloudnx.in/auth");
const QString audience = QStringLiteral("cloudnx");

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Digest = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

std::shared_ptr<EVP_PKEY> owned(EVP_PKEY *key) {
    if (!key)
        throw std::runtime_error("the token key cannot be read or made");
    return {key, EVP_PKEY_free};
}

std::shared_ptr<EVP_PKEY> madeKey(const QString &file) {
    auto key = owned(EVP_RSA_gen(2048));
    const Bio memory(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    char *bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    writePrivateFile(file, QByteArray(bytes, static_cast<int>(size)));
    return key;
}

std::shared_ptr<EVP_PKEY> loadedKey(const QString &file) {
    const QByteArray pem = readPrivateFile(file);
    const Bio memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), BIO_free);
    return owned(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr));
}

QByteArray encoded(const QJsonObject &part) {
    return QJsonDocument(part).toJson(QJsonDocument::Compact).toBase64(base64Url);
}

std::optional<QByteArray> decoded(const QByteArray &part) {
    const auto bytes = QByteArray::fromBase64Encoding(
        part, base64Url | QByteArray::Base64Option::AbortOnBase64DecodingErrors);
    return bytes.decodingStatus == QByteArray::Base64DecodingStatus::Ok ? std::optional(bytes.decoded)
                                                                        : std::nullopt;
}

std::optional<QJsonObject> object(const QByteArray &part) {
    const auto bytes = decoded(part);
    if (!bytes)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

bool isSignedBy(EVP_PKEY *key, const QByteArray &text, const QByteArray &signature) {
    const Digest digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
           EVP_DigestVerify(digest.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
                            static_cast<std::size_t>(signature.size()),
                            reinterpret_cast<const unsigned char *>(text.constData()),
                            static_cast<std::size_t>(text.size())) == 1;
}

QByteArray signature(EVP_PKEY *key, const QByteArray &text) {
    const Digest digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.constData());
    const auto length = static_cast<std::size_t>(text.size());
    std::size_t size = 512;
    QByteArray out(static_cast<int>(size), '\0');
    if (EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
        EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char *>(out.data()), &size, bytes, length) !=
            1)
        throw std::runtime_error("a token cannot be signed");
    out.truncate(static_cast<int>(size));
    return out;
}

} // namespace

TokenSigner::TokenSigner(const QString &file)
    : m_key(QFile::exists(file) ? loadedKey(file) : madeKey(file)) {}

QByteArray TokenSigner::sign(const Claims &claims) const {
    QJsonObject body{{"iss", issuer},          {"aud", audience},         {"sub", claims.sub},
                     {"iat", claims.issuedAt}, {"exp", claims.expiresAt}, {"jti", randomId("jti_")}};
    const std::pair<const char *, const QString &> optional[] = {{"iam_uid", claims.iamUid},
                                                                 {"iam_acct", claims.account},
                                                                 {"sid", claims.session},
                                                                 {"akid", claims.keyId}};
    for (const auto &[name, value] : optional)
        if (!value.isEmpty())
            body.insert(QLatin1String(name), value);
    const QByteArray text = encoded({{"alg", "RS256"}, {"typ", "JWT"}}) + "." + encoded(body);
    return text + "." + signature(m_key.get(), text).toBase64(base64Url);
}

std::optional<Claims> TokenSigner::check(const QByteArray &token, qint64 nowSeconds) const {
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto header = object(parts[0]);
    const auto signedBytes = decoded(parts[2]);
    // The algorithm is ours to choose: anything but RS256 (`none`, HS256 with our public key) is refused.
    if (!header || !signedBytes || header->value("alg").toString() != "RS256")
        return std::nullopt;
    if (!isSignedBy(m_key.get(), parts[0] + "." + parts[1], *signedBytes))
        return std::nullopt;
    const auto body = object(parts[1]);
    if (!body || body->value("aud").toString() != audience || body->value("iss").toString() != issuer)
        return std::nullopt;
    Claims claims{.sub = body->value("sub").toString(),
                  .iamUid = body->value("iam_uid").toString(),
                  .account = body->value("iam_acct").toString(),
                  .session = body->value("sid").toString(),
                  .keyId = body->value("akid").toString(),
                  .issuedAt = body->value("iat").toInteger(),
                  .expiresAt = body->value("exp").toInteger()};
    return claims.expiresAt > nowSeconds ? std::optional(claims) : std::nullopt;
}

} // namespace cloudnx::sandbox
