#pragma once

#include "app/sandbox/server/call.h"

namespace cloudnx::sandbox {

/// An instance of the caller's account; 404 otherwise.
[[nodiscard]] Row instanceFor(Call &call, const QString &id);

} // namespace cloudnx::sandbox
