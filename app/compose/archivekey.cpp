#include "app/compose/archivekey.h"

namespace cloudnx {

namespace {

// Each archive has a key of its own: to give up the encryption of one takes its key away.
VaultEntry entryOf(const Workspace &workspace) {
    const QString account = workspace.accountFolder.mid(workspace.stateFolder.size());
    return {workspace.profile.name.toText() + account, EntryKind::ArchiveKey};
}

// Whatever a session rests in: the kernel's keyring and memory forget, and then the archive would be lost.
std::shared_ptr<Vault> keychain() {
    return openVault(VaultKind::SecretService);
}

Result<std::optional<audit::SealKey>> keptKey(const Workspace &workspace, const std::stop_token &stop) {
    const auto text = keychain()->read(entryOf(workspace), stop);
    if (!text)
        return failure(text.error());
    if (!*text)
        return std::nullopt;
    return audit::SealKey::parse(**text).map(
        [](audit::SealKey key) { return std::optional(std::move(key)); });
}

Result<audit::SealKey> readKey(const Workspace &workspace) {
    auto key = keptKey(workspace, {});
    if (!key)
        return failure(key.error());
    if (!*key)
        return failure(
            ErrorKind::KeychainUnavailable,
            QStringLiteral("The audit archive of %1 is encrypted, and its key is not in the keychain. "
                           "Bring the entry %2 of service cloudnx back, or remove the folder %3/audit "
                           "and fetch the log again.")
                .arg(workspace.profile.name.toText(), entryOf(workspace).toText(), workspace.accountFolder));
    return std::move(**key);
}

} // namespace

audit::ArchivePlace archivePlace(const Workspace &workspace) {
    return {workspace.accountFolder + QStringLiteral("/audit"), [&workspace]() -> Result<audit::SealKey> {
                const std::lock_guard lock(workspace.archiveKey->mutex);
                auto &held = workspace.archiveKey->key;
                if (held)
                    return *held;
                auto key = readKey(workspace);
                if (key)
                    held = *key;
                return key;
            }};
}

Result<audit::SealKey> archiveKeyToUse(const Workspace &workspace, const std::stop_token &stop) {
    auto kept = keptKey(workspace, stop);
    if (!kept)
        return failure(kept.error());
    if (*kept)
        return std::move(**kept);
    const auto key = audit::SealKey::fresh();
    if (auto written = keychain()->write(entryOf(workspace), key.toSecret(), stop); !written)
        return failure(written.error());
    return readKey(workspace); // what nobody can read again must not encrypt anything
}

Done removeArchiveKey(const Workspace &workspace, const std::stop_token &stop) {
    return keychain()->remove(entryOf(workspace), stop);
}

} // namespace cloudnx
