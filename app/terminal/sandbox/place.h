#pragma once

#include "app/compose/sandboxprocess.h"
#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

/// Where a sandbox runs and how to sign in to it.
[[nodiscard]] Done showPlace(Context &context, const SandboxPlace &place);

} // namespace cloudnx::terminal
