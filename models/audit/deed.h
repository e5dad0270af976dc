#pragma once

#include "models/audit/audit.h"

namespace cloudnx {

/// What was done, twice: "opened 5432/tcp of db-01 to the world", "open 5432/tcp of db-01 to the world".
struct Deed {
    QString past;
    QString present;
};

/// From the details, for what is worth more words than its action's name; nothing when they do not say.
[[nodiscard]] std::optional<Deed> knownDeed(const Event &event);

} // namespace cloudnx
