#pragma once

#include "models/core/receipt.h"
#include "models/core/secretdesk.h"
#include "models/iam/change.h"

#include <stop_token>

namespace cloudnx {

/// Users, groups, policies, keys. Every call blocks and reads all pages. Unsupported = not offered by this
/// cloud.
class IamService {
public:
    IamService() = default;
    IamService(const IamService &) = delete;
    IamService &operator=(const IamService &) = delete;
    virtual ~IamService() = default;

    [[nodiscard]] virtual Result<std::vector<User>> users(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<std::vector<Group>> groups(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<std::vector<Policy>> policies(std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<std::vector<AccessKey>> accessKeys(const QString &userName,
                                                                    std::stop_token stop) = 0;
    [[nodiscard]] virtual Result<std::vector<Principal>> principals(std::stop_token stop) = 0;
    /// Where one may work with this sign-in.
    [[nodiscard]] virtual Result<std::vector<Project>> projects(std::stop_token stop);
    /// Given and got by who is signed in.
    [[nodiscard]] virtual Result<std::vector<Trust>> trusts(std::stop_token stop);
    [[nodiscard]] virtual Result<Receipt> apply(const IamChange &change, SecretDesk &desk,
                                                std::stop_token stop) = 0;
};

} // namespace cloudnx
