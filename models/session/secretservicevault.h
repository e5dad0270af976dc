#pragma once

#include "models/session/keychainfault.h"
#include "models/session/vault.h"

#include <chrono>

namespace cloudnx {

/// Keeps secrets in the Secret Service (gnome-keyring, KWallet, KeePassXC) by QtKeychain. Its jobs run where
/// the main event loop turns, so that loop must turn while a call waits.
class SecretServiceVault final : public Vault {
public:
    struct Patience {
        std::chrono::milliseconds job{8000};      ///< for one read, write or removal
        std::chrono::milliseconds question{2000}; ///< for one question over D-Bus
    };

    SecretServiceVault() = default;

    explicit SecretServiceVault(Patience patience) : m_patience(patience) {}

    [[nodiscard]] VaultKind kind() const override { return VaultKind::SecretService; }

    [[nodiscard]] Done ready(std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<Secret>> read(const VaultEntry &entry, std::stop_token stop) override;
    [[nodiscard]] Done write(const VaultEntry &entry, const Secret &value, std::stop_token stop) override;
    [[nodiscard]] Done remove(const VaultEntry &entry, std::stop_token stop) override;

    /// What stands in the way now; empty when nothing does. Asks without opening a prompt.
    [[nodiscard]] std::optional<KeychainFault> fault() const;

private:
    Patience m_patience;
};

} // namespace cloudnx
