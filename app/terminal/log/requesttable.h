#pragma once

#include "models/net/requestlog.h"
#include "models/tables/rowstable.h"

namespace cloudnx::terminal {

/// What this profile's programs asked of the service.
class RequestTable final : public RowsTable<LoggedRequest> {
public:
    RequestTable();
};

} // namespace cloudnx::terminal
