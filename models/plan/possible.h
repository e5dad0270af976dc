#pragma once

#include "models/cloud/change.h"
#include "models/cloud/inventory.h"

namespace cloudnx {

/// Whether @p change can be made where the account stands as in @p inventory. Errors: NotFound (what it names
/// is not there; says what is near), Conflict (it is so already), Invalid, and Forbidden, Unsupported or
/// Server when what has to be known could not be read.
[[nodiscard]] Done checkPossible(const Change &change, const Inventory &inventory);

/// " Did you mean web-01?" or nothing: the name among @p names that is few letters away.
[[nodiscard]] QString nearestHint(const QString &name, const std::vector<QString> &names);

} // namespace cloudnx
