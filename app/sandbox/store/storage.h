#pragma once

#include "app/sandbox/server/call.h"

namespace cloudnx::sandbox {

/// A bucket of the caller's account; 404 otherwise.
[[nodiscard]] Row bucketFor(Call &call, const QString &name);

} // namespace cloudnx::sandbox
