#include "models/session/tokenvault.h"

#include "models/core/secretjson.h"

#include <QJsonDocument>

namespace cloudnx {

namespace {

VaultEntry entry(const ProfileName &profile, EntryKind kind) {
    return {profile.toText(), kind};
}

/// What rests in the vault under one entry.
struct Resting {
    QJsonObject plain;
    SecretMembers secrets;
};

Resting read(const Secret &secret, std::initializer_list<std::string_view> secretNames) {
    QByteArray json = secret.revealBytes();
    SecretMembers secrets = cutSecrets(json, secretNames);
    return {QJsonDocument::fromJson(json).object(), std::move(secrets)};
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
    Resting resting = read(**secret, {"access", "refresh"});
    const auto expires = parseRfc3339(resting.plain.value(QLatin1String("access_expires")).toString());
    TokenPair pair{resting.secrets["access"], resting.secrets["refresh"], expires.value_or(Instant{}),
                   resting.plain.value(QLatin1String("account_id")).toString(),
                   resting.plain.value(QLatin1String("written_as")).toString()};
    if (!expires || pair.access.isEmpty())
        return damaged(profile);
    return pair;
}

Done TokenVault::storeTokens(const ProfileName &profile, const TokenPair &tokens,
                             const std::stop_token &stop) const {
    const Secret resting = jsonBody({{QLatin1String("access_expires"), toRfc3339(tokens.accessExpires)},
                                     {QLatin1String("account_id"), tokens.accountId},
                                     {QLatin1String("written_as"), tokens.writtenAs}},
                                    {{"access", tokens.access}, {"refresh", tokens.refresh}});
    return m_vault->write(entry(profile, EntryKind::Tokens), resting, stop);
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
    Resting resting = read(**secret, {"secret_access_key"});
    AccessKeyCredentials key{resting.plain.value(QLatin1String("access_key_id")).toString(),
                             resting.secrets["secret_access_key"]};
    if (key.accessKeyId.isEmpty() || key.secretAccessKey.isEmpty())
        return damaged(profile);
    return key;
}

Done TokenVault::storeAccessKey(const ProfileName &profile, const AccessKeyCredentials &key,
                                const std::stop_token &stop) const {
    const Secret resting = jsonBody({{QLatin1String("access_key_id"), key.accessKeyId}},
                                    {{"secret_access_key", key.secretAccessKey}});
    return m_vault->write(entry(profile, EntryKind::AccessKey), resting, stop);
}

Done TokenVault::removeAccessKey(const ProfileName &profile, const std::stop_token &stop) const {
    return m_vault->remove(entry(profile, EntryKind::AccessKey), stop);
}

} // namespace cloudnx
