#pragma once

#include "app/sandbox/store/database.h"

namespace cloudnx::sandbox {

/// Creates the tables when they are not there. Times are milliseconds since 1970, UTC; `sealed` columns are
/// encrypted with the key that lies beside the database, not in it.
void createSchema(Database &database);

} // namespace cloudnx::sandbox
