#pragma once

#include "models/audit/audit.h"
#include "models/plan/journal.h"

namespace cloudnx {

/// What the journal tells, as events that *we did*: one for every step that came to an end, and one for every
/// step that was begun two minutes before @p now or earlier and of which no end is known. They carry the
/// request id by which the service's own log may tell the same, and nobody's name, since the journal keeps
/// none.
[[nodiscard]] std::vector<Event> eventsOf(const std::vector<JournalEntry> &entries, Instant now);

} // namespace cloudnx
