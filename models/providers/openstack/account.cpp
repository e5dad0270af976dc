#include "models/providers/openstack/account.h"

#include "models/cloud/offered.h"

#include <openssl/crypto.h>

namespace cloudnx::openstack {

namespace {

tl::unexpected<Error> notOffered(const QString &what) {
    return failure(ErrorKind::Unsupported, QStringLiteral("Not offered by this cloud: %1.").arg(what));
}

} // namespace

std::vector<QString> mfaRulesIn(const QJsonObject &options) {
    std::vector<QString> rules;
    if (!options.value(QStringLiteral("multi_factor_auth_enabled")).toBool())
        return rules;
    for (const QJsonValue &entry : options.value(QStringLiteral("multi_factor_auth_rules")).toArray()) {
        QStringList methods;
        for (const QJsonValue &method : entry.toArray())
            methods += method.toString();
        methods.sort(); // Keystone's own order differs from answer to answer
        methods.removeDuplicates();
        rules.push_back(methods.join(QStringLiteral(" + ")));
    }
    return rules;
}

Result<Identity> Account::identity(std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    Identity identity{.kind = IdentityKind::IamUser,
                      .accountId = grant->projectId,
                      .userId = grant->userId,
                      .name = grant->userName,
                      .mfaEnabled = {},
                      .createdAt = {},
                      .accountName = grant->projectName,
                      .roles = grant->roles,
                      .signedInBy = grant->methods};
    // The token says who one is, also while Keystone is away.
    const auto options = ownOptions(*grant, stop);
    if (options)
        identity.mfaEnabled = asksForCode(mfaRulesIn(*options));
    else if (options.error().kind == ErrorKind::Unauthenticated)
        return failure(options.error());
    return identity;
}

Result<SecondFactor> Account::secondFactor(std::stop_token stop) {
    const auto grant = m_gateway.grant(stop);
    if (!grant)
        return failure(grant.error());
    const auto options = ownOptions(*grant, stop);
    if (!options)
        return failure(options.error());
    const auto rules = mfaRulesIn(*options);
    SecondFactor factor{asksForCode(rules), {}, {}, rules};
    if (factor.enabled)
        factor.readableSeeds = readableSeeds(*grant, stop);
    return factor;
}

// There is no way to ask without being given them, so what came is wiped at once. A token of an application
// credential is told of none, whoever owns it: that says nothing of the others.
std::optional<int> Account::readableSeeds(const Grant &grant, const std::stop_token &stop) {
    const bool byCode =
        std::find(grant.methods.begin(), grant.methods.end(), QStringLiteral("totp")) != grant.methods.end();
    if (grant.isDelegated() || !byCode) // who gave no code may have no seed
        return std::nullopt;
    auto response =
        m_gateway.exchange({.service = Service::Identity,
                            .path = QStringLiteral("credentials"),
                            .query = {{"user_id", grant.userId}, {"type", QStringLiteral("totp")}}},
                           stop);
    if (!response)
        return response.error().kind == ErrorKind::Forbidden ? std::optional(0) : std::nullopt;
    const qsizetype seeds = response->body.count("\"blob\":");
    OPENSSL_cleanse(response->body.data(), static_cast<std::size_t>(response->body.size()));
    return static_cast<int>(seeds);
}

Result<QJsonObject> Account::ownOptions(const Grant &grant, const std::stop_token &stop) {
    return m_gateway
        .call({.service = Service::Identity, .path = QStringLiteral("users/") + segment(grant.userId)}, stop)
        .map([](const Answer &answer) {
            return answer.json.value(QStringLiteral("user"))
                .toObject()
                .value(QStringLiteral("options"))
                .toObject();
        });
}

Result<std::vector<Session>> Account::sessions(std::stop_token) {
    return notOffered(QStringLiteral("Keystone keeps no list of sessions"));
}

Result<TaxProfile> Account::taxProfile(std::stop_token) {
    return notOffered(QStringLiteral("OpenStack writes no invoices"));
}

Result<PasswordPolicy> Account::passwordPolicy(std::stop_token) {
    return notOffered(QStringLiteral("Keystone's password rules are set by its operator and cannot be read"));
}

Result<Receipt> Account::apply(const AccountChange &change, SecretDesk &, std::stop_token) {
    return cloudnx::notOffered(CloudKind::OpenStack, change);
}

} // namespace cloudnx::openstack
