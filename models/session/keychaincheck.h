#pragma once

#include "models/session/secretservicevault.h"

#include <optional>

namespace cloudnx {

/// What `cloudnx doctor` says of the OS keychain.
struct KeychainReport {
    std::optional<KeychainFault> fault; ///< empty: a secret was written, read back and removed
    QString sentence; ///< "The keychain works: write 15 ms, read 1 ms." or the cause and what to do
    std::optional<std::chrono::microseconds> write = {};
    std::optional<std::chrono::microseconds> read = {};
    std::optional<std::chrono::microseconds> remove = {};
};

/// Writes a canary, reads it back and removes it. Opens no prompt.
[[nodiscard]] KeychainReport checkKeychain(const std::stop_token &stop,
                                           SecretServiceVault::Patience patience = {});

} // namespace cloudnx
