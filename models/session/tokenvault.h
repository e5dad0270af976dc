#pragma once

#include "models/cloud/signin.h"
#include "models/session/profile.h"

#include <memory>

namespace cloudnx {

/// The tokens and the access key of each profile, each one entry of a Vault. Errors are the Vault's; an entry
/// that cannot be understood is Unauthenticated: signing in again replaces it.
class TokenVault {
public:
    explicit TokenVault(std::shared_ptr<Vault> vault) : m_vault(std::move(vault)) {}

    [[nodiscard]] VaultKind kind() const { return m_vault->kind(); }

    [[nodiscard]] Done ready(const std::stop_token &stop) const { return m_vault->ready(stop); }

    [[nodiscard]] Result<std::optional<TokenPair>> tokens(const ProfileName &profile,
                                                          const std::stop_token &stop) const;
    [[nodiscard]] Done storeTokens(const ProfileName &profile, const TokenPair &tokens,
                                   const std::stop_token &stop) const;
    [[nodiscard]] Done removeTokens(const ProfileName &profile, const std::stop_token &stop) const;

    [[nodiscard]] Result<std::optional<AccessKeyCredentials>> accessKey(const ProfileName &profile,
                                                                        const std::stop_token &stop) const;
    /// Errors: Unsupported in the kernel's keyring.
    [[nodiscard]] Done storeAccessKey(const ProfileName &profile, const AccessKeyCredentials &key,
                                      const std::stop_token &stop) const;
    [[nodiscard]] Done removeAccessKey(const ProfileName &profile, const std::stop_token &stop) const;

private:
    std::shared_ptr<Vault> m_vault;
};

} // namespace cloudnx
