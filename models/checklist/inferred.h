#pragma once

#include "models/checklist/configuration.h"

namespace cloudnx {

/// What must have happened between two saved inventories of one account, as *inferred* events: one for each
/// line that stands in only one of them. When it was is known by its bounds only ("not_before", "not_after"
/// among the details); the event's time is the later one. Who did it is not known. What one of both did not
/// know gives none.
[[nodiscard]] std::vector<Event> eventsBetween(const Configuration &before, const Configuration &after);

} // namespace cloudnx
