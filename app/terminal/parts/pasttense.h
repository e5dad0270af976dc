#pragma once

#include "models/cloud/change.h"

namespace cloudnx::terminal {

/// "Created IAM user alice, with no rights yet".
[[nodiscard]] QString pastTense(const Change &change);

} // namespace cloudnx::terminal
