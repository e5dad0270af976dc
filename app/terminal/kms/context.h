#pragma once

#include "models/core/result.h"
#include "models/kms/kms.h"

namespace cloudnx::terminal {

/// From `--context name=value` words. Errors: Usage.
[[nodiscard]] Result<EncryptionContext> parseEncryptionContext(const std::vector<QString> &words);

} // namespace cloudnx::terminal
