#pragma once

#include "models/cloud/cloud.h"
#include "models/session/vault.h"

#include <QUrl>

namespace cloudnx {

/// What a person calls an account: up to 64 letters, digits, `.`, `_`, `-`, the first a letter or a digit, so
/// that it is a folder's name as well.
class ProfileName {
public:
    /// Errors: Invalid.
    [[nodiscard]] static Result<ProfileName> parse(const QString &text);

    [[nodiscard]] const QString &toText() const { return m_text; }

    friend bool operator==(const ProfileName &, const ProfileName &) = default;

    friend bool operator<(const ProfileName &left, const ProfileName &right) {
        return left.m_text < right.m_text;
    }

private:
    explicit ProfileName(QString text) : m_text(std::move(text)) {}

    QString m_text;
};

/// How its owner signs in.
enum class SignInKind { Root, IamUser, AccessKey };

template <>
inline constexpr auto enumWords<SignInKind> = std::to_array<EnumWord<SignInKind>>(
    {{SignInKind::Root, "root"}, {SignInKind::IamUser, "iam"}, {SignInKind::AccessKey, "access-key"}});

/// One account as one person uses it. Holds no secret, ever.
struct Profile {
    ProfileName name;
    CloudKind cloud = CloudKind::CloudNx;
    QUrl baseUrl = {};                           ///< https only
    QString caFile = {};                         ///< PEM, trusted for this profile only; empty: the system's
    QString region = QStringLiteral("in-mum");   ///< for signing
    QString service = QStringLiteral("cloudnx"); ///< for signing
    QString accountId = {};                      ///< empty until known
    QString identity = {};                       ///< e-mail, user name or access key id; empty before sign-in
    SignInKind signInKind = SignInKind::Root;
    VaultKind vault = VaultKind::SecretService; ///< where its session rests
    QString writtenAs =
        {};              ///< digest of the entry of clouds.yaml or OS_* it was signed in to by; empty: none
    QString colour = {}; ///< "#rrggbb" of its band; empty: the screen's choice

    friend bool operator==(const Profile &, const Profile &) = default;
};

/// https with a host and nothing secret in it. Errors: Invalid, with the reason.
[[nodiscard]] Result<QUrl> parseBaseUrl(const QString &text);

} // namespace cloudnx
