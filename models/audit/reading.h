#pragma once

#include "models/audit/archive/archive.h"

namespace cloudnx::audit {

/// Up to when nothing is missing of what the service was asked for, by its clock: where the oldest gap begins
/// that it can fill. Nothing when it was never asked.
[[nodiscard]] std::optional<Instant> completeTo(const Manifest &manifest);

/// Up to when somebody has read the service's log who was shown @p newest as the newest row of an answer:
/// as far as the archive is complete, or not at all when it has newer events, which were not shown.
[[nodiscard]] std::optional<Instant> readTo(const std::shared_ptr<const Archive> &archive, RowId newest);

} // namespace cloudnx::audit
