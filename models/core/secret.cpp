#include "models/core/secret.h"

#include <openssl/crypto.h>

#include <utility>

namespace cloudnx {

Secret::Secret(std::string_view bytes) : m_bytes(bytes.begin(), bytes.end()) {}

Secret &Secret::operator=(const Secret &other) {
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept {
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        other.m_bytes.clear();
    }
    return *this;
}

Secret::~Secret() {
    wipe();
}

Secret Secret::taken(QByteArray &bytes) {
    Secret secret(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
    return secret;
}

Secret Secret::taken(QString &text) {
    QByteArray utf8 = text.toUtf8();
    OPENSSL_cleanse(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
    return taken(utf8);
}

Secret Secret::of(const QString &text) {
    QByteArray utf8 = text.toUtf8();
    return taken(utf8);
}

QByteArray Secret::revealBytes() const {
    return {m_bytes.data(), static_cast<qsizetype>(m_bytes.size())};
}

QString Secret::revealText() const {
    return QString::fromUtf8(m_bytes.data(), static_cast<qsizetype>(m_bytes.size()));
}

void Secret::wipe() {
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

bool operator==(const Secret &left, const Secret &right) {
    return left.m_bytes.size() == right.m_bytes.size() &&
           CRYPTO_memcmp(left.m_bytes.data(), right.m_bytes.data(), left.m_bytes.size()) == 0;
}

} // namespace cloudnx
