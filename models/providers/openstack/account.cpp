#include "models/providers/openstack/account.h"

#include <algorithm>

namespace cloudnx::openstack {

namespace {

tl::unexpected<Error> notOffered(const QString &what) {
    return failure(ErrorKind::Unsupported, QStringLiteral("Not offered by this cloud: %1.").arg(what));
}

} // namespace

bool asksForCode(const QJsonObject &options) {
    if (!options.value(QStringLiteral("multi_factor_auth_enabled")).toBool())
        return false;
    const QJsonArray rules = options.value(QStringLiteral("multi_factor_auth_rules")).toArray();
    return std::any_of(rules.begin(), rules.end(), [](const QJsonValue &rule) {
        return rule.toArray().contains(QStringLiteral("totp"));
    });
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
    // The answer carries the seeds in clear (Keystone shows them to any token of theirs); only their number
    // is kept.
    const auto seeds = m_gateway.all(
        {.service = Service::Identity,
         .path = QStringLiteral("credentials"),
         .query = {{"type", QStringLiteral("totp")}, {"user_id", grant->userId}}},
        "credentials", [](const QJsonObject &) { return Result<int>(1); }, stop);
    if (!seeds)
        return failure(seeds.error());
    return SecondFactor{asksForCode(*options) && !seeds->empty(), {}, {}};
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
