#include "models/session/tokenvault.h"

#include <QJsonDocument>

namespace cloudnx {

namespace {

VaultEntry entry(const ProfileName &profile, EntryKind kind) {
    return {profile.toText(), kind};
}

Secret written(const QJsonObject &object) {
    QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return Secret::taken(json);
}

QJsonObject read(const Secret &secret) {
    QByteArray json = secret.revealBytes();
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Secret::taken(json).wipe();
    return object;
}

Secret secretField(const QJsonObject &object, const char *field) {
    return Secret::of(object.value(QLatin1String(field)).toString());
}

tl::unexpected<Error> damaged(const ProfileName &profile) {
    return failure(ErrorKind::Unauthenticated,
                   QStringLiteral("What the keychain holds for \"%1\" cannot be read. Sign in again.")
                       .arg(profile.toText()));
}

} // namespace

Result<std::optional<TokenPair>> TokenVault::tokens(const ProfileName &profile,
                                                    const std::stop_token &stop) const {
    const auto secret = m_vault->read(entry(profile, EntryKind::Tokens), stop);
    if (!secret)
        return failure(secret.error());
    if (!*secret)
        return std::nullopt;
    const QJsonObject object = read(**secret);
    const auto expires = parseRfc3339(object.value(QLatin1String("access_expires")).toString());
    TokenPair pair{secretField(object, "access"), secretField(object, "refresh"),
                   expires.value_or(Instant{})};
    if (!expires || pair.access.isEmpty())
        return damaged(profile);
    return pair;
}

Done TokenVault::storeTokens(const ProfileName &profile, const TokenPair &tokens,
                             const std::stop_token &stop) const {
    const QJsonObject object{{QLatin1String("access"), tokens.access.revealText()},
                             {QLatin1String("refresh"), tokens.refresh.revealText()},
                             {QLatin1String("access_expires"), toRfc3339(tokens.accessExpires)}};
    return m_vault->write(entry(profile, EntryKind::Tokens), written(object), stop);
}

Done TokenVault::removeTokens(const ProfileName &profile, const std::stop_token &stop) const {
    return m_vault->remove(entry(profile, EntryKind::Tokens), stop);
}

Result<std::optional<AccessKeyCredentials>> TokenVault::accessKey(const ProfileName &profile,
                                                                  const std::stop_token &stop) const {
    const auto secret = m_vault->read(entry(profile, EntryKind::AccessKey), stop);
    if (!secret)
        return failure(secret.error());
    if (!*secret)
        return std::nullopt;
    const QJsonObject object = read(**secret);
    AccessKeyCredentials key{object.value(QLatin1String("access_key_id")).toString(),
                             secretField(object, "secret_access_key")};
    if (key.accessKeyId.isEmpty() || key.secretAccessKey.isEmpty())
        return damaged(profile);
    return key;
}

Done TokenVault::storeAccessKey(const ProfileName &profile, const AccessKeyCredentials &key,
                                const std::stop_token &stop) const {
    const QJsonObject object{{QLatin1String("access_key_id"), key.accessKeyId},
                             {QLatin1String("secret_access_key"), key.secretAccessKey.revealText()}};
    return m_vault->write(entry(profile, EntryKind::AccessKey), written(object), stop);
}

Done TokenVault::removeAccessKey(const ProfileName &profile, const std::stop_token &stop) const {
    return m_vault->remove(entry(profile, EntryKind::AccessKey), stop);
}

} // namespace cloudnx
