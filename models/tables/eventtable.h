#pragma once

#include "models/audit/audit.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// The audit log, named by the id of the event.
class EventTable final : public RowsTable<Event> {
public:
    explicit EventTable(QObject *parent = nullptr);
};

} // namespace cloudnx
