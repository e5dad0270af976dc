#pragma once

#include "models/checklist/basis.h"

#include <set>

namespace cloudnx {

/// Where SSH answers: its own port, and the one they manage through.
[[nodiscard]] std::set<int> managementPorts(const Record &record);

/// Whether @p rule lets somebody far away come to one of @p ports.
[[nodiscard]] bool admitsSsh(const Rule &rule, const std::set<int> &ports);

/// The rules that let one's own ranges in where @p rule goes away; a rule for everything becomes one for the
/// port they manage through. Empty when nobody told from where they manage.
[[nodiscard]] std::vector<RuleSpec> forOwnRanges(const RuleSpec &rule, const Record &record);

} // namespace cloudnx
