#pragma once

#include "app/sandbox/server/call.h"

namespace cloudnx::sandbox {

/// Runs @p handler, or gives the stored answer when this caller has sent this Idempotency-Key to this route
/// within a day. Sign-in calls ignore the header: they have no caller yet.
[[nodiscard]] Answer withIdempotency(Call &call, Answer (*handler)(Call &));

} // namespace cloudnx::sandbox
