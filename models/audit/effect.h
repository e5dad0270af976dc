#pragma once

#include "models/audit/audit.h"

namespace cloudnx {

/// What an event did, in words: "deploy (IAM user) opened 5432/tcp of db-01 to the world." or "… tried to …;
/// refused (403)."
[[nodiscard]] QString effectOf(const Event &event);

/// Whether it changed something, or tried to: it is no read.
[[nodiscard]] bool isMutating(const Event &event);

} // namespace cloudnx
