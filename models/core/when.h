#pragma once

#include "models/core/clock.h"

namespace cloudnx {

/// "2026-05-03", "2026-05-03T12:00:00Z", or how long ago: "90m", "24h", "7d". Errors: Usage.
[[nodiscard]] Result<Instant> parseWhen(const QString &text, Instant now);

/// The same words for a time to come: "90d" is in 90 days. Errors: Usage, also for what is over.
[[nodiscard]] Result<Instant> parseUntil(const QString &text, Instant now);

} // namespace cloudnx
