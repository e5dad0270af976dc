#pragma once

#include "models/core/described.h"

namespace cloudnx {

/// A day to come: "2026-12-31" (to its end, UTC), or "90d" from @p now. Errors: Usage.
[[nodiscard]] Result<Instant> parseTerm(const QString &text, Instant now);

} // namespace cloudnx
