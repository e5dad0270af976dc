#pragma once

#include <QString>

namespace cloudnx::terminal {

/// The sentence of a change, when it was made: "Created IAM user alice, with no rights yet".
[[nodiscard]] QString pastTense(const QString &sentence);

} // namespace cloudnx::terminal
