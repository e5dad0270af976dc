#pragma once

#include "models/audit/service.h"
#include "models/checklist/configuration.h"
#include "models/core/clock.h"

namespace cloudnx {

/// What the journal in @p folder and the inventories that were saved from there tell. Errors of asking:
/// Integrity and Local (a file that is there and cannot be used, so that no gap goes unsaid).
[[nodiscard]] KnownPast knownPast(const QString &folder, const Clock &clock);

/// Remembers a saved inventory in @p folder, and what must have happened since the one before. Errors:
/// Local, Integrity.
[[nodiscard]] Done rememberSaved(const QString &folder, const Configuration &saved);

} // namespace cloudnx
