#include "models/session/kernelkeyringvault.h"

#ifdef CLOUDNX_HAVE_KEYUTILS

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <keyutils.h>

namespace cloudnx {

namespace {

/// The session keyring is a trap: without one joined, an anonymous one is made that dies with the process.
/// The user keyring lives as long as the user has keys in it.
constexpr key_serial_t userKeyring = KEY_SPEC_USER_KEYRING;

/// All rights for this user, too, not only for a possessor: a process whose session keyring does not link the
/// user keyring (after `keyctl session`, with some PAM set-ups) finds the key but could not read it.
constexpr key_perm_t ownersOnly = KEY_POS_ALL | KEY_USR_ALL;

tl::unexpected<Error> kernelRefused(int code) {
    return failure(
        ErrorKind::KeychainUnavailable,
        QStringLiteral("The kernel's keyring cannot be used: %1. Use the OS keychain, or sign in for this "
                       "program only.")
            .arg(QString::fromLocal8Bit(std::strerror(code))));
}

std::string description(const VaultEntry &entry) {
    return "cloudnx:" + entry.toText().toStdString();
}

/// Expired and revoked keys are as good as none.
bool meansNone(int code) {
    return code == ENOKEY || code == EKEYEXPIRED || code == EKEYREVOKED;
}

Result<std::optional<key_serial_t>> findKey(const VaultEntry &entry) {
    const long key = keyctl_search(userKeyring, "user", description(entry).c_str(), 0);
    if (key < 0 && meansNone(errno))
        return std::nullopt;
    if (key < 0)
        return kernelRefused(errno);
    return static_cast<key_serial_t>(key);
}

Secret takenFromKernel(void *bytes, std::size_t size) {
    Secret secret(std::string_view(static_cast<const char *>(bytes), size));
    explicit_bzero(bytes, size);
    std::free(bytes); // NOLINT(cppcoreguidelines-no-malloc)
    return secret;
}

} // namespace

Done KernelKeyringVault::ready(std::stop_token /*stop*/) {
    if (keyctl_get_keyring_ID(userKeyring, 1) < 0)
        return kernelRefused(errno);
    return {};
}

Result<std::optional<Secret>> KernelKeyringVault::read(const VaultEntry &entry, std::stop_token /*stop*/) {
    const auto key = findKey(entry);
    if (!key)
        return failure(key.error());
    if (!*key)
        return std::nullopt;
    void *bytes = nullptr;
    const int size = keyctl_read_alloc(**key, &bytes);
    if (size < 0 && meansNone(errno))
        return std::nullopt;
    if (size < 0)
        return kernelRefused(errno);
    return takenFromKernel(bytes, static_cast<std::size_t>(size));
}

Done KernelKeyringVault::write(const VaultEntry &entry, const Secret &value, std::stop_token /*stop*/) {
    if (entry.kind == EntryKind::AccessKey)
        return failure(ErrorKind::Unsupported,
                       QStringLiteral("Access keys rest in the OS keychain only, and there is none here."));
    if (entry.kind == EntryKind::ArchiveKey)
        return failure(
            ErrorKind::Unsupported,
            QStringLiteral("The kernel's keyring forgets, and an archive whose key is forgotten is "
                           "lost; its key rests in the OS keychain only."));
    const key_serial_t key =
        add_key("user", description(entry).c_str(), value.reveal().data(), value.size(), userKeyring);
    if (key < 0)
        return kernelRefused(errno);
    if (keyctl_setperm(key, ownersOnly) < 0 ||
        keyctl_set_timeout(key, static_cast<unsigned>(m_lifetime.count())) < 0) {
        const int code = errno;
        keyctl_invalidate(key);
        return kernelRefused(code);
    }
    return {};
}

Done KernelKeyringVault::remove(const VaultEntry &entry, std::stop_token /*stop*/) {
    const auto key = findKey(entry);
    if (!key)
        return failure(key.error());
    if (*key && keyctl_invalidate(**key) < 0 && !meansNone(errno))
        return kernelRefused(errno);
    return {};
}

} // namespace cloudnx

#else

namespace cloudnx {

namespace {

tl::unexpected<Error> notBuilt() {
    return failure(
        ErrorKind::KeychainUnavailable,
        QStringLiteral("This program was built without the kernel's keyring. Use the OS keychain."));
}

} // namespace

Done KernelKeyringVault::ready(std::stop_token /*stop*/) {
    return notBuilt();
}

Result<std::optional<Secret>> KernelKeyringVault::read(const VaultEntry & /*entry*/,
                                                       std::stop_token /*stop*/) {
    return notBuilt();
}

Done KernelKeyringVault::write(const VaultEntry & /*entry*/, const Secret & /*value*/,
                               std::stop_token /*stop*/) {
    (void)m_lifetime;
    return notBuilt();
}

Done KernelKeyringVault::remove(const VaultEntry & /*entry*/, std::stop_token /*stop*/) {
    return notBuilt();
}

} // namespace cloudnx

#endif
