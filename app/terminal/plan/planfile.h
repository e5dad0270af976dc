#pragma once

#include "models/plan/plan.h"

namespace cloudnx::terminal {

/// A plan from its file. Errors: Local, Integrity, Invalid.
[[nodiscard]] Result<Plan> readPlan(const QString &path);

} // namespace cloudnx::terminal
