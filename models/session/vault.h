#pragma once

#include "models/core/described.h"
#include "models/core/result.h"
#include "models/core/secret.h"

#include <QString>

#include <optional>
#include <stop_token>

namespace cloudnx {

enum class VaultKind {
    SecretService, ///< the OS keychain
    KernelKeyring, ///< memory of the kernel, of this user, until it times out or the machine restarts
    ThisProcess,   ///< memory of this program
};

template <>
inline constexpr auto enumWords<VaultKind> =
    std::to_array<EnumWord<VaultKind>>({{VaultKind::SecretService, "secret-service"},
                                        {VaultKind::KernelKeyring, "kernel-keyring"},
                                        {VaultKind::ThisProcess, "this-process"}});

/// ArchiveKey: what the audit archive is encrypted with.
enum class EntryKind { Tokens, AccessKey, ArchiveKey, Canary };

/// The address of one secret.
struct VaultEntry {
    QString profile;
    EntryKind kind = EntryKind::Tokens;

    /// "sandbox/tokens": the key in the keychain.
    [[nodiscard]] QString toText() const;
};

/// A place where secrets rest. Calls block and may come from any thread but the main one.
/// Errors of all: KeychainDenied (locked, refused), KeychainUnavailable (with its cause), Cancelled.
class Vault {
public:
    Vault() = default;
    Vault(const Vault &) = delete;
    Vault &operator=(const Vault &) = delete;
    virtual ~Vault() = default;

    [[nodiscard]] virtual VaultKind kind() const = 0;
    /// Whether it can be used now without asking a person anything.
    [[nodiscard]] virtual Done ready(std::stop_token stop) = 0;
    /// Empty when there is no such entry.
    [[nodiscard]] virtual Result<std::optional<Secret>> read(const VaultEntry &entry,
                                                             std::stop_token stop) = 0;
    /// Adds or replaces as a whole. Unsupported where this kind of secret must not rest.
    [[nodiscard]] virtual Done write(const VaultEntry &entry, const Secret &value, std::stop_token stop) = 0;
    /// No error when there is no such entry.
    [[nodiscard]] virtual Done remove(const VaultEntry &entry, std::stop_token stop) = 0;
};

} // namespace cloudnx
