#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace cloudnx::sandbox {

[[nodiscard]] QByteArray randomBytes(int count);
/// `prefix` and 20 random lower-case base-32 letters: "usr_k3…".
[[nodiscard]] QString randomId(const char *prefix);
/// A bearer secret of 256 bits, URL-safe.
[[nodiscard]] QString randomToken(const char *prefix);
/// @p count letters of RFC 4648 base 32.
[[nodiscard]] QString randomBase32(int count);

[[nodiscard]] QByteArray sha256(const QByteArray &bytes);
[[nodiscard]] QByteArray hmacSha256(const QByteArray &key, const QByteArray &message);
[[nodiscard]] bool equalInConstantTime(const QByteArray &left, const QByteArray &right);

/// AES-256-GCM; the answer is nonce (12), ciphertext, tag (16).
[[nodiscard]] QByteArray sealGcm(const QByteArray &key, const QByteArray &plain,
                                 const QByteArray &associated);
[[nodiscard]] std::optional<QByteArray> openGcm(const QByteArray &key, const QByteArray &sealed,
                                                const QByteArray &associated);

/// Keeps what must be readable again (TOTP secrets, signing secrets, KMS keys) unreadable in the database
/// file.
class Sealer {
public:
    explicit Sealer(QByteArray key) : m_key(std::move(key)) {}

    /// @p purpose is bound in, so that a sealed value cannot be moved to another column.
    [[nodiscard]] QByteArray seal(const QByteArray &plain, const char *purpose) const;
    /// Throws when the bytes were altered or sealed for another purpose.
    [[nodiscard]] QByteArray open(const QByteArray &sealed, const char *purpose) const;

private:
    QByteArray m_key;
};

} // namespace cloudnx::sandbox
