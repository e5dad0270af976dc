#pragma once

#include "models/session/profile.h"

namespace cloudnx {

/// PEM that @p profile trusts beside the system's; empty: none. Errors: Invalid (its CA file).
[[nodiscard]] Result<QByteArray> certificateAuthorities(const Profile &profile);

} // namespace cloudnx
