#include "app/sandbox/auth/passwords.h"

#include "app/sandbox/auth/crypto.h"

#include <argon2.h>

#include <array>
#include <stdexcept>

namespace cloudnx::sandbox {

QString hashPassword(const QString &password) {
    const QByteArray utf8 = password.toUtf8();
    const QByteArray salt = randomBytes(16);
    std::array<char, 256> text{};
    const int outcome =
        argon2id_hash_encoded(2, 19456, 1, utf8.constData(), static_cast<std::size_t>(utf8.size()),
                              salt.constData(), 16, 32, text.data(), text.size());
    if (outcome != ARGON2_OK)
        throw std::runtime_error(argon2_error_message(outcome));
    return QString::fromLatin1(text.data());
}

bool isPassword(const QString &password, const QString &hash) {
    static const QString nobody = hashPassword(randomToken(""));
    const QByteArray utf8 = password.toUtf8();
    const QByteArray stored = (hash.isEmpty() ? nobody : hash).toLatin1();
    const int outcome =
        argon2id_verify(stored.constData(), utf8.constData(), static_cast<std::size_t>(utf8.size()));
    return outcome == ARGON2_OK && !hash.isEmpty();
}

} // namespace cloudnx::sandbox
