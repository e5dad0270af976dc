#pragma once

#include "models/account/change.h"
#include "models/core/receipt.h"
#include "models/core/secretdesk.h"

#include <stop_token>

namespace cloudnx {

/// The account and who is signed in to it. Every call blocks. Unsupported = not offered by this cloud.
class AccountService {
public:
    AccountService() = default;
    AccountService(const AccountService &) = delete;
    AccountService &operator=(const AccountService &) = delete;
    virtual ~AccountService() = default;

    [[nodiscard]] virtual Result<Identity> identity(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<SecondFactor> secondFactor(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<std::vector<Session>> sessions(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<TaxProfile> taxProfile(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<PasswordPolicy> passwordPolicy(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<Receipt> apply(const AccountChange &change, SecretDesk &desk,
                                                std::stop_token stop) = 0;
};

} // namespace cloudnx
