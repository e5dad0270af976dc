#pragma once

#include "models/account/service.h"
#include "models/providers/cloudnx/api.h"

namespace cloudnx {

class CloudNxAccount final : public AccountService {
public:
    explicit CloudNxAccount(CloudNxApi &api) : m_api(api) {}

    [[nodiscard]] Result<Identity> identity(std::stop_token stop) override;
    [[nodiscard]] Result<SecondFactor> secondFactor(std::stop_token stop) override;
    [[nodiscard]] Result<std::vector<Session>> sessions(std::stop_token stop) override;
    [[nodiscard]] Result<TaxProfile> taxProfile(std::stop_token stop) override;
    [[nodiscard]] Result<PasswordPolicy> passwordPolicy(std::stop_token stop) override;
    [[nodiscard]] Result<Receipt> apply(const AccountChange &change, SecretDesk &desk,
                                        std::stop_token stop) override;

private:
    /// Root and IAM users have a door of their own to the same thing.
    struct FactorRoutes {
        Route state;
        Route setup;
        Route enable;
        Route disable;
    };

    [[nodiscard]] static FactorRoutes factorRoutes(IdentityKind kind);
    [[nodiscard]] Result<Receipt> send(const EnableSecondFactor &, SecretDesk &desk,
                                       const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const DisableSecondFactor &, SecretDesk &desk,
                                       const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const SetTaxProfile &change, SecretDesk &,
                                       const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const SetPasswordPolicy &change, SecretDesk &,
                                       const std::stop_token &stop);
    [[nodiscard]] Result<Receipt> send(const RevokeSession &change, SecretDesk &,
                                       const std::stop_token &stop);
    [[nodiscard]] Result<ApiAnswer> proveSeed(const FactorRoutes &routes, SecretDesk &desk,
                                              const std::stop_token &stop);

    CloudNxApi &m_api;
};

} // namespace cloudnx
