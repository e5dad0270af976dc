#pragma once

#include "models/core/described.h"

namespace cloudnx {

/// A day to come: "2026-12-31" (to its end, UTC), or "90d" from @p now. Errors: Usage.
[[nodiscard]] Result<Instant> parseTerm(const QString &text, Instant now);

/// How long something is kept: "30d", or "30", at most ten years. Errors: Usage.
[[nodiscard]] Result<int> parseRetention(const QString &text);

} // namespace cloudnx
