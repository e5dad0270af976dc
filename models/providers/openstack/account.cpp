#include "models/providers/openstack/account.h"

namespace cloudnx::openstack {

namespace {

tl::unexpected<Error> notOffered(const QString &what) {
    return failure(ErrorKind::Unsupported, QStringLiteral("Not offered by this cloud: %1.").arg(what));
}

} // namespace

// Any one rule that is met lets one in; without rules a password does.
bool asksForCode(const QJsonObject &options) {
    if (!options.value(QStringLiteral("multi_factor_auth_enabled")).toBool())
        return false;
    const QJsonArray rules = options.value(QStringLiteral("multi_factor_auth_rules")).toArray();
    bool codeIsNamed = false;
    for (const QJsonValue &entry : rules) {
        const QJsonArray rule = entry.toArray();
        codeIsNamed = codeIsNamed || rule.contains(QStringLiteral("totp"));
        if (rule == QJsonArray{QStringLiteral("password")})
            return false;
    }
    return codeIsNamed;
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
                      .createdAt = {}};
    const auto options = ownOptions(*grant, stop);
    if (options)
        identity.mfaEnabled = asksForCode(*options);
    else if (options.error().kind != ErrorKind::Forbidden &&
             options.error().kind != ErrorKind::Unauthenticated)
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
    return SecondFactor{asksForCode(*options), {}, {}};
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
    if (std::holds_alternative<EnableSecondFactor>(change) ||
        std::holds_alternative<DisableSecondFactor>(change))
        return notOffered(
            QStringLiteral("Keystone lets only an administrator set the MFA rules of a user. Ask for "
                           "[\"password\", \"totp\"] and, beside it, [\"application_credential\"]"));
    return notOffered(QStringLiteral("OpenStack has nothing of the kind"));
}

} // namespace cloudnx::openstack
