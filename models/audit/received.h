#pragma once

#include "models/audit/audit.h"

namespace cloudnx {

/// What a service said of an event beside the members that Event has, by its own names. It travels in the
/// details, so that nothing of the seam changes with every member that a service invents; the archive takes
/// it out again. So does a 0 that was told of `status` or `duration_ms`, where Event's own 0 says nothing.
void keepUnknown(Event &event, const QJsonObject &members);
/// Empty when there was nothing.
[[nodiscard]] QJsonObject takeUnknown(Event &event);

} // namespace cloudnx
