#pragma once

#include "app/terminal/parts/verb.h"

namespace cloudnx::terminal {

// What people tell, beside checklistRun and checklistFix.

[[nodiscard]] Verb checklistAttest();
[[nodiscard]] Verb checklistWaive();
[[nodiscard]] Verb checklistUnwaive();
[[nodiscard]] Verb checklistTold();
[[nodiscard]] Verb checklistAskSsh();
[[nodiscard]] Verb checklistEndpoint();
[[nodiscard]] Verb checklistCollect();
[[nodiscard]] Verb checklistRequest();
[[nodiscard]] Verb checklistRetention();
[[nodiscard]] Verb inventorySave();
[[nodiscard]] Verb inventoryShow();
[[nodiscard]] Verb inventoryDiff();

} // namespace cloudnx::terminal
