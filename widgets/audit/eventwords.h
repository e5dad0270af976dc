#pragma once

#include "models/audit/audit.h"

namespace cloudnx {

/// What an event did, in words: "deploy (IAM user) started instance web-01." or "… tried to …; refused
/// (403)."
[[nodiscard]] QString effectOf(const Event &event);

} // namespace cloudnx
