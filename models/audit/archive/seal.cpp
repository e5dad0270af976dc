#include "models/audit/archive/seal.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <cstring>
#include <new>

namespace cloudnx::audit {

namespace {

constexpr std::size_t keyBytes = 32;
constexpr int nonceBytes = 12;

using FileKey = std::array<unsigned char, keyBytes>;

/// OpenSSL fails here only when there is no memory, or no random numbers; then nothing may go on.
void insist(int outcome) {
    if (outcome != 1)
        throw std::bad_alloc();
}

Secret randomBytes(std::size_t count) {
    QByteArray bytes(static_cast<qsizetype>(count), Qt::Uninitialized);
    insist(RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), static_cast<int>(count)));
    return Secret::taken(bytes);
}

OSSL_PARAM octets(const char *name, std::span<const std::byte> bytes) {
    return OSSL_PARAM_construct_octet_string(name, const_cast<std::byte *>(bytes.data()), bytes.size());
}

std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

// RFC 5869.
FileKey derived(const SealKey &key, const SealSalt &salt) {
    const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr),
                                                                EVP_KDF_free);
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(EVP_KDF_CTX_new(kdf.get()),
                                                                            EVP_KDF_CTX_free);
    char digest[] = "SHA256";
    const std::array<OSSL_PARAM, 5> parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        octets(OSSL_KDF_PARAM_KEY, bytesOf(key.bytes().reveal())), octets(OSSL_KDF_PARAM_SALT, salt),
        octets(OSSL_KDF_PARAM_INFO, bytesOf("cloudnx audit segment")), OSSL_PARAM_construct_end()};
    FileKey made{};
    insist(context ? EVP_KDF_derive(context.get(), made.data(), made.size(), parameters.data()) : 0);
    return made;
}

std::array<unsigned char, nonceBytes> nonceOf(std::uint64_t block) {
    std::array<unsigned char, nonceBytes> nonce{};
    std::memcpy(nonce.data(), &block, sizeof block);
    return nonce;
}

unsigned char *raw(std::byte *bytes) {
    return reinterpret_cast<unsigned char *>(bytes);
}

} // namespace

SealKey SealKey::fresh() {
    return SealKey(randomBytes(keyBytes));
}

Result<SealKey> SealKey::parse(const Secret &text) {
    QByteArray digits = text.revealBytes();
    QByteArray bytes = QByteArray::fromHex(digits);
    const bool isKey = bytes.size() == keyBytes && bytes.toHex() == digits;
    Secret::taken(digits).wipe();
    Secret key = Secret::taken(bytes);
    if (!isKey)
        return failure(ErrorKind::Integrity,
                       QStringLiteral("What the keychain holds as the key of the audit archive is no key."));
    return SealKey(std::move(key));
}

Secret SealKey::toSecret() const {
    QByteArray bytes = m_bytes.revealBytes();
    QByteArray digits = bytes.toHex();
    Secret::taken(bytes).wipe();
    return Secret::taken(digits);
}

QString SealKey::id() const {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("cloudnx audit key");
    hash.addData(QByteArrayView(m_bytes.reveal().data(), static_cast<qsizetype>(m_bytes.size())));
    return QString::fromLatin1(hash.result().toHex().left(16));
}

SealSalt freshSalt() {
    SealSalt salt{};
    insist(RAND_bytes(raw(salt.data()), static_cast<int>(salt.size())));
    return salt;
}

struct BlockCipher::Context {
    std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> sealing{EVP_CIPHER_CTX_new(),
                                                                            EVP_CIPHER_CTX_free};
    std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> opening{EVP_CIPHER_CTX_new(),
                                                                            EVP_CIPHER_CTX_free};
};

BlockCipher::BlockCipher(const SealKey &key, const SealSalt &salt, std::uint64_t length)
    : m_context(std::make_unique<Context>()), m_length(length) {
    FileKey made = derived(key, salt);
    insist(EVP_EncryptInit_ex(m_context->sealing.get(), EVP_aes_256_gcm(), nullptr, made.data(), nullptr));
    insist(EVP_DecryptInit_ex(m_context->opening.get(), EVP_aes_256_gcm(), nullptr, made.data(), nullptr));
    OPENSSL_cleanse(made.data(), made.size());
}

BlockCipher::BlockCipher(BlockCipher &&) noexcept = default;
BlockCipher &BlockCipher::operator=(BlockCipher &&) noexcept = default;
BlockCipher::~BlockCipher() = default;

SealTag BlockCipher::seal(std::uint64_t block, std::span<std::byte> bytes) {
    EVP_CIPHER_CTX *context = m_context->sealing.get();
    const auto nonce = nonceOf(block);
    int done = 0;
    SealTag tag{};
    insist(EVP_EncryptInit_ex(context, nullptr, nullptr, nullptr, nonce.data()));
    insist(EVP_EncryptUpdate(context, nullptr, &done, reinterpret_cast<const unsigned char *>(&m_length),
                             sizeof m_length));
    insist(EVP_EncryptUpdate(context, raw(bytes.data()), &done, raw(bytes.data()),
                             static_cast<int>(bytes.size())));
    insist(EVP_EncryptFinal_ex(context, raw(bytes.data()) + done, &done));
    insist(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag.size()), tag.data()));
    return tag;
}

bool BlockCipher::open(std::uint64_t block, std::span<std::byte> bytes, const SealTag &tag) {
    EVP_CIPHER_CTX *context = m_context->opening.get();
    const auto nonce = nonceOf(block);
    SealTag expected = tag;
    int done = 0;
    insist(EVP_DecryptInit_ex(context, nullptr, nullptr, nullptr, nonce.data()));
    insist(EVP_DecryptUpdate(context, nullptr, &done, reinterpret_cast<const unsigned char *>(&m_length),
                             sizeof m_length));
    insist(EVP_DecryptUpdate(context, raw(bytes.data()), &done, raw(bytes.data()),
                             static_cast<int>(bytes.size())));
    insist(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, static_cast<int>(expected.size()),
                               expected.data()));
    return EVP_DecryptFinal_ex(context, raw(bytes.data()) + done, &done) == 1;
}

} // namespace cloudnx::audit
