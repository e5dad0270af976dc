#include "models/session/memoryvault.h"

namespace cloudnx {

Done MemoryVault::ready(std::stop_token /*stop*/) {
    return {};
}

Result<std::optional<Secret>> MemoryVault::read(const VaultEntry &entry, std::stop_token /*stop*/) {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_secrets.find(entry.toText().toStdString());
    return found == m_secrets.end() ? std::nullopt : std::optional(found->second);
}

Done MemoryVault::write(const VaultEntry &entry, const Secret &value, std::stop_token /*stop*/) {
    const std::scoped_lock lock(m_mutex);
    m_secrets[entry.toText().toStdString()] = value;
    return {};
}

Done MemoryVault::remove(const VaultEntry &entry, std::stop_token /*stop*/) {
    const std::scoped_lock lock(m_mutex);
    m_secrets.erase(entry.toText().toStdString());
    return {};
}

} // namespace cloudnx
