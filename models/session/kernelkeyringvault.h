#pragma once

#include "models/session/vault.h"

#include <chrono>

namespace cloudnx {

/// Keeps tokens in the kernel's keyring of this user (keyrings(7)): out of every file, readable by each
/// program of this user, gone @p lifetime after they were last written or with the next restart. Access keys
/// it refuses.
class KernelKeyringVault final : public Vault {
public:
    static constexpr std::chrono::hours usualLifetime{12};

    explicit KernelKeyringVault(std::chrono::seconds lifetime = usualLifetime) : m_lifetime(lifetime) {}

    [[nodiscard]] VaultKind kind() const override { return VaultKind::KernelKeyring; }

    [[nodiscard]] Done ready(std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<Secret>> read(const VaultEntry &entry, std::stop_token stop) override;
    [[nodiscard]] Done write(const VaultEntry &entry, const Secret &value, std::stop_token stop) override;
    [[nodiscard]] Done remove(const VaultEntry &entry, std::stop_token stop) override;

private:
    std::chrono::seconds m_lifetime;
};

} // namespace cloudnx
