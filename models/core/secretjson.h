#pragma once

#include "models/core/secret.h"

#include <QJsonObject>

#include <initializer_list>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace cloudnx {

/// A member of a JSON object nobody may see.
using SecretMember = std::pair<const char *, Secret>;

/// Compact JSON of @p plain with @p secrets added as strings (their bytes are UTF-8). The secrets pass
/// through no QString or QJsonObject, whose copies could not be wiped.
[[nodiscard]] Secret jsonBody(const QJsonObject &plain, const std::vector<SecretMember> &secrets = {});

/// Secrets by the name of their member.
using SecretMembers = std::map<std::string_view, Secret>;

/// Takes the string members @p names of the JSON object @p json out and overwrites them there, so that
/// whatever parses it afterwards copies no secret around. Looks at the object's own members only. What is no
/// JSON stays as it is from the fault on, for the parser to say so. @p names are literals: the result refers
/// to them.
[[nodiscard]] SecretMembers cutSecrets(QByteArray &json, std::initializer_list<std::string_view> names);

} // namespace cloudnx
