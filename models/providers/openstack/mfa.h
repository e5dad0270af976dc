#pragma once

#include "models/core/secretdesk.h"
#include "models/iam/change.h"
#include "models/providers/openstack/gateway.h"

namespace cloudnx::openstack {

/// Whose second factor it is.
struct MfaOwner {
    QString userId;
    QString userName;
    QString domainId;
};

/// Keystone's options of a user (https://docs.openstack.org/api-ref/identity/v3/#update-user).
[[nodiscard]] Result<Receipt> setMfaRules(Gateway &gateway, const QString &userId,
                                          const std::vector<QString> &rules, const std::stop_token &stop);

/// Makes a seed, shows it at the desk, asks for its first code and signs in with that. Keystone takes any
/// text for a seed and tries none, so this is the only proof there is. A seed whose code signs nobody in is
/// taken away again. Errors beside the desk's: Unauthenticated (the code was refused).
[[nodiscard]] Result<Receipt> enrolTotp(Gateway &gateway, const MfaOwner &owner, SecretDesk &desk,
                                        const std::stop_token &stop);

/// Deletes every seed of the user.
[[nodiscard]] Result<Receipt> removeTotp(Gateway &gateway, const QString &userId,
                                         const std::stop_token &stop);

} // namespace cloudnx::openstack
