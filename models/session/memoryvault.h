#pragma once

#include "models/session/vault.h"

#include <map>
#include <mutex>

namespace cloudnx {

/// Keeps secrets as long as this program runs.
class MemoryVault final : public Vault {
public:
    [[nodiscard]] VaultKind kind() const override { return VaultKind::ThisProcess; }

    [[nodiscard]] Done ready(std::stop_token stop) override;
    [[nodiscard]] Result<std::optional<Secret>> read(const VaultEntry &entry, std::stop_token stop) override;
    [[nodiscard]] Done write(const VaultEntry &entry, const Secret &value, std::stop_token stop) override;
    [[nodiscard]] Done remove(const VaultEntry &entry, std::stop_token stop) override;

private:
    std::mutex m_mutex;
    std::map<std::string, Secret> m_secrets;
};

} // namespace cloudnx
