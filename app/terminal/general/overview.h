#pragma once

#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

/// The account's three sentences.
[[nodiscard]] Done showOverview(Context &context);

} // namespace cloudnx::terminal
