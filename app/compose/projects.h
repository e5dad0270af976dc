#pragma once

#include "app/compose/workspace.h"

namespace cloudnx {

/// What came of working in another project.
struct ProjectEntered {
    Project project;
    QString warning; ///< a sentence; empty: nothing to say
};

/// Whether the account may be left for another: no plan waits to be confirmed. Errors: Conflict.
[[nodiscard]] Done nothingWaits(const Workspace &workspace);

/// Exchanges the session of @p workspace for one in the project of this name or id, with the same sign-in (a
/// second factor counts on), and ends the former. When it fails the session stays as it was. Open the
/// workspace again afterwards. Errors: NotFound (names those one may use), Conflict (a
/// plan waits to be confirmed), Unsupported, Forbidden, Keychain…,
/// Network and its kin.
[[nodiscard]] Result<ProjectEntered> enterProject(Workspace &workspace, const QString &nameOrId,
                                                  const std::stop_token &stop);

} // namespace cloudnx
