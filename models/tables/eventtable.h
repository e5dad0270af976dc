#pragma once

#include "models/audit/audit.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// The audit log, named by the id of the event.
class EventTable final : public RowsTable<Event> {
public:
    /// Where an event is known from: shown where the list mixes what the service said with what we inferred.
    enum class Origin { OnDemand, Shown };

    explicit EventTable(QObject *parent = nullptr) : EventTable(Origin::OnDemand, parent) {}

    explicit EventTable(Origin origin, QObject *parent = nullptr);

    [[nodiscard]] static Origin originFor(const std::vector<Event> &events);
};

} // namespace cloudnx
