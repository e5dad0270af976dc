#include "models/session/vaultchoice.h"

#include "models/session/kernelkeyringvault.h"
#include "models/session/memoryvault.h"
#include "models/session/secretservicevault.h"

namespace cloudnx {

namespace {

QString kernelAnnouncement(const QString &reason) {
    return QStringLiteral("%1The session rests in the kernel's keyring of this user: in memory only, at most "
                          "%2 hours, gone "
                          "with a restart. Access keys are not kept.")
        .arg(reason)
        .arg(KernelKeyringVault::usualLifetime.count());
}

QString processAnnouncement(const QString &reason) {
    return QStringLiteral("%1The session rests in this program only and ends with it.").arg(reason);
}

VaultChoice nextBest(const QString &reason, const std::stop_token &stop) {
    const QString cause = reason + u' ';
    auto kernel = openVault(VaultKind::KernelKeyring);
    if (kernel->ready(stop))
        return {std::move(kernel), kernelAnnouncement(cause)};
    return {openVault(VaultKind::ThisProcess), processAnnouncement(cause)};
}

Result<VaultChoice> chooseBest(const std::stop_token &stop) {
    auto keychain = openVault(VaultKind::SecretService);
    const auto usable = keychain->ready(stop);
    if (usable)
        return VaultChoice{std::move(keychain), {}};
    if (usable.error().kind != ErrorKind::KeychainUnavailable)
        return failure(usable.error());
    return nextBest(usable.error().sentence, stop);
}

Result<VaultChoice> chooseKernel(const std::stop_token &stop) {
    auto kernel = openVault(VaultKind::KernelKeyring);
    if (auto usable = kernel->ready(stop); !usable)
        return failure(usable.error());
    return VaultChoice{std::move(kernel), kernelAnnouncement({})};
}

} // namespace

Result<VaultChoice> chooseVault(VaultWish wish, const std::stop_token &stop) {
    switch (wish) {
    case VaultWish::Best:
        return chooseBest(stop);
    case VaultWish::KernelKeyring:
        return chooseKernel(stop);
    case VaultWish::ThisProcess:
        break;
    }
    return VaultChoice{openVault(VaultKind::ThisProcess), processAnnouncement({})};
}

std::shared_ptr<Vault> openVault(VaultKind kind) {
    switch (kind) {
    case VaultKind::SecretService:
        return std::make_shared<SecretServiceVault>();
    case VaultKind::KernelKeyring:
        return std::make_shared<KernelKeyringVault>();
    case VaultKind::ThisProcess:
        break;
    }
    return std::make_shared<MemoryVault>();
}

} // namespace cloudnx
