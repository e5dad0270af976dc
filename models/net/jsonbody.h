#pragma once

#include "models/core/secret.h"

#include <QJsonObject>

#include <utility>
#include <vector>

namespace cloudnx {

/// A member of a JSON object nobody may see.
using SecretMember = std::pair<const char *, Secret>;

/// Compact JSON of @p plain with @p secrets added as strings (their bytes are UTF-8). The secrets pass
/// through no QString or QJsonObject, whose copies could not be wiped.
[[nodiscard]] Secret jsonBody(const QJsonObject &plain, const std::vector<SecretMember> &secrets = {});

} // namespace cloudnx
