#pragma once

#include "models/session/vault.h"

#include <memory>

namespace cloudnx {

/// Where a person wants a session to rest.
enum class VaultWish {
    Best,          ///< the OS keychain, else the kernel's keyring, else this process
    KernelKeyring, ///< or nowhere
    ThisProcess,
};

struct VaultChoice {
    std::shared_ptr<Vault> vault;
    QString announcement; ///< to be shown before a password is typed; empty for the OS keychain
};

/// For a sign-in: looks what there is. Errors: KeychainDenied when the keyring is there but locked (unlocking
/// it is better than resting elsewhere unasked), KeychainUnavailable when the wish cannot be met.
[[nodiscard]] Result<VaultChoice> chooseVault(VaultWish wish, const std::stop_token &stop);

/// For a session that exists: the place its profile names, without looking around first.
[[nodiscard]] std::shared_ptr<Vault> openVault(VaultKind kind);

} // namespace cloudnx
