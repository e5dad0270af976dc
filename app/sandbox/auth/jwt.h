#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

using EVP_PKEY = struct evp_pkey_st;

namespace cloudnx::sandbox {

/// What an access token says. Times are seconds since 1970.
struct Claims {
    QString sub;          ///< uid of the account's root
    QString iamUid = {};  ///< of the IAM user, empty for root
    QString account = {}; ///< `iam_acct`, empty for root
    QString session = {}; ///< `sid`; empty for tokens from an access key
    QString keyId = {};   ///< `akid`; the access key a token was exchanged for
    qint64 issuedAt = 0;
    qint64 expiresAt = 0;
};

/// Signs and checks the 15-minute access tokens (RS256 only).
class TokenSigner {
public:
    static constexpr qint64 lifetime = 900;

    /// Loads the RSA key from @p file, or makes it there (0600).
    explicit TokenSigner(const QString &file);
    [[nodiscard]] QByteArray sign(const Claims &claims) const;
    /// Nothing for a token that is not ours, was altered, names another algorithm or audience, or has
    /// expired.
    [[nodiscard]] std::optional<Claims> check(const QByteArray &token, qint64 nowSeconds) const;

private:
    std::shared_ptr<EVP_PKEY> m_key;
};

} // namespace cloudnx::sandbox
