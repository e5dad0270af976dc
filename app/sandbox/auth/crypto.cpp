#include "app/sandbox/auth/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <memory>
#include <stdexcept>

namespace cloudnx::sandbox {

namespace {

constexpr int nonceSize = 12;
constexpr int tagSize = 16;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char *raw(const QByteArray &bytes) {
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

unsigned char *raw(QByteArray &bytes) {
    return reinterpret_cast<unsigned char *>(bytes.data());
}

void must(int outcome) {
    if (outcome != 1)
        throw std::runtime_error("a call of the crypto library failed");
}

QString spelled(const QByteArray &bytes, const char *alphabet) {
    QString text;
    for (const char byte : bytes)
        text += QLatin1Char(alphabet[static_cast<unsigned char>(byte) & 31]);
    return text;
}

} // namespace

QByteArray randomBytes(int count) {
    QByteArray bytes(count, '\0');
    must(RAND_bytes(raw(bytes), count));
    return bytes;
}

QString randomId(const char *prefix) {
    return QLatin1String(prefix) + spelled(randomBytes(20), "abcdefghijklmnopqrstuvwxyz234567");
}

QString randomToken(const char *prefix) {
    const auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return QLatin1String(prefix) + QString::fromLatin1(randomBytes(32).toBase64(options));
}

QString randomBase32(int count) {
    return spelled(randomBytes(count), "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
}

QByteArray sha256(const QByteArray &bytes) {
    QByteArray digest(32, '\0');
    must(EVP_Digest(bytes.constData(), static_cast<std::size_t>(bytes.size()), raw(digest), nullptr,
                    EVP_sha256(), nullptr));
    return digest;
}

QByteArray hmacSha256(const QByteArray &key, const QByteArray &message) {
    QByteArray digest(32, '\0');
    unsigned int size = 32;
    if (!HMAC(EVP_sha256(), key.constData(), static_cast<int>(key.size()), raw(message),
              static_cast<std::size_t>(message.size()), raw(digest), &size))
        throw std::runtime_error("HMAC failed");
    return digest;
}

bool equalInConstantTime(const QByteArray &left, const QByteArray &right) {
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.constData(), right.constData(), static_cast<std::size_t>(left.size())) == 0;
}

QByteArray sealGcm(const QByteArray &key, const QByteArray &plain, const QByteArray &associated) {
    const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    const QByteArray nonce = randomBytes(nonceSize);
    QByteArray body(plain.size(), '\0');
    QByteArray tag(tagSize, '\0');
    int size = 0;
    must(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)));
    must(EVP_EncryptUpdate(cipher.get(), nullptr, &size, raw(associated),
                           static_cast<int>(associated.size())));
    must(EVP_EncryptUpdate(cipher.get(), raw(body), &size, raw(plain), static_cast<int>(plain.size())));
    must(EVP_EncryptFinal_ex(cipher.get(), raw(tag), &size));
    must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagSize, raw(tag)));
    return nonce + body + tag;
}

std::optional<QByteArray> openGcm(const QByteArray &key, const QByteArray &sealed,
                                  const QByteArray &associated) {
    if (sealed.size() < nonceSize + tagSize)
        return std::nullopt;
    const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    const QByteArray nonce = sealed.left(nonceSize);
    const QByteArray body = sealed.mid(nonceSize, sealed.size() - nonceSize - tagSize);
    QByteArray tag = sealed.right(tagSize);
    QByteArray plain(body.size(), '\0');
    int size = 0;
    must(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, raw(key), raw(nonce)));
    must(EVP_DecryptUpdate(cipher.get(), nullptr, &size, raw(associated),
                           static_cast<int>(associated.size())));
    must(EVP_DecryptUpdate(cipher.get(), raw(plain), &size, raw(body), static_cast<int>(body.size())));
    must(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagSize, raw(tag)));
    unsigned char rest[16];
    if (EVP_DecryptFinal_ex(cipher.get(), rest, &size) != 1)
        return std::nullopt;
    return plain;
}

QByteArray Sealer::seal(const QByteArray &plain, const char *purpose) const {
    return sealGcm(m_key, plain, QByteArray(purpose));
}

QByteArray Sealer::open(const QByteArray &sealed, const char *purpose) const {
    const auto plain = openGcm(m_key, sealed, QByteArray(purpose));
    if (!plain)
        throw std::runtime_error(std::string("a sealed value does not open: ") + purpose);
    return *plain;
}

} // namespace cloudnx::sandbox
