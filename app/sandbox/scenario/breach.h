#pragma once

#include "app/sandbox/scenario/planter.h"

namespace cloudnx::sandbox {

/// On top of the mess and its history: the key pasted in user-data is used from an unknown address at night,
/// makes a new user with a key, opens a port to everyone and disables a KMS key. The answer lists what was
/// planted, for tests.
[[nodiscard]] QJsonObject plantBreach(Planter &planter, const QString &account);

} // namespace cloudnx::sandbox
