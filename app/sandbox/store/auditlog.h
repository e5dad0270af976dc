#pragma once

#include "app/sandbox/server/call.h"

namespace cloudnx::sandbox {

/// Writes the row of this call into the open transaction.
void writeAudit(Call &call, int status, qint64 durationMilliseconds);

} // namespace cloudnx::sandbox
