#pragma once

#include "models/cloud/inventory.h"

#include <map>

namespace cloudnx {

/// The parts that @p event changed; none for one that was refused, or that only read.
[[nodiscard]] Parts partsTouchedBy(const Event &event);

/// What was done to a part after it was read, as far as the log that was read tells: "compute:StopInstance by
/// deploy at 2026-05-03T12:00:00Z". Parts that nothing touched are missing.
[[nodiscard]] std::map<Part, QString> touchedSince(const Inventory &inventory);

} // namespace cloudnx
