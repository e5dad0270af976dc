#pragma once

#include "app/sandbox/store/database.h"

namespace cloudnx::sandbox {

/// Brings the managed policies in the database to the documents built into this program (resources/policies).
void refreshManagedPolicies(Database &database, qint64 now);

} // namespace cloudnx::sandbox
