#pragma once

#include "app/sandbox/folder.h"
#include "app/sandbox/options.h"
#include "app/sandbox/server/services.h"

#include <QJsonObject>

namespace cloudnx::sandbox {

/// Creates the database and, when it is new, fills it with the scenario asked for.
void preparePlace(Folder &folder, Services &services, const Options &options);

/// `{"url","ca","account_id","email","password","totp_secret","pid"}` of the running server. The password is
/// null when somebody has changed it since, the secret is null while two-factor authentication is off.
[[nodiscard]] QJsonObject readyLine(const Folder &folder);

} // namespace cloudnx::sandbox
