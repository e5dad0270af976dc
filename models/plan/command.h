#pragma once

#include "models/cloud/change.h"

namespace cloudnx {

/// @p change as a terminal line, one element a word: {"cloudnx", "iam", "user", "create", "alice"}.
[[nodiscard]] std::vector<QString> commandOf(const Change &change);

/// Words as one line for a shell, quoted where it needs it.
[[nodiscard]] QString shellLine(const std::vector<QString> &words);

} // namespace cloudnx
