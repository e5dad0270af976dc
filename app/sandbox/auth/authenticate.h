#pragma once

#include "app/sandbox/server/call.h"

namespace cloudnx::sandbox {

/// Finds out who calls, by bearer token, SigV4 signature or session cookie. Nothing when no credentials are
/// there; 401 when they are wrong.
[[nodiscard]] std::optional<Caller> authenticate(Call &call);

/// The owner of an active access key; nothing for any other.
[[nodiscard]] std::optional<Caller> ownerOfKey(Call &call, const QString &keyId);

/// Notes when the session or the key was last used, at most once a minute.
void noteUse(Call &call);

} // namespace cloudnx::sandbox
