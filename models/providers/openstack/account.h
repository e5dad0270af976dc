#pragma once

#include "models/account/service.h"
#include "models/iam/iam.h"
#include "models/providers/openstack/gateway.h"

namespace cloudnx::openstack {

/// Who is signed in, and the second factor. OpenStack has no list of sessions, no invoices and no readable
/// password rules.
class Account final : public AccountService {
public:
    explicit Account(Gateway &gateway) : m_gateway(gateway) {}

    [[nodiscard]] Result<Identity> identity(std::stop_token stop) override;
    /// On when the user's MFA rules let no password in by itself. How many seeds this session may read is
    /// asked, and what comes is wiped: Keystone would send the seeds themselves.
    [[nodiscard]] Result<SecondFactor> secondFactor(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Session>> sessions(std::stop_token stop) override;
    [[nodiscard]] Result<TaxProfile> taxProfile(std::stop_token stop) override;
    [[nodiscard]] Result<PasswordPolicy> passwordPolicy(std::stop_token stop) override;
    [[nodiscard]] Result<Receipt> apply(const AccountChange &change, SecretDesk &desk,
                                        std::stop_token stop) override;

private:
    [[nodiscard]] std::optional<int> readableSeeds(const Grant &grant, const std::stop_token &stop);
    [[nodiscard]] Result<QJsonObject> ownOptions(const Grant &grant, const std::stop_token &stop);

    Gateway &m_gateway;
};

/// The sign-in rules in the options of a user, as parseMfaRule writes them; none while they are switched off.
[[nodiscard]] std::vector<QString> mfaRulesIn(const QJsonObject &options);

} // namespace cloudnx::openstack
