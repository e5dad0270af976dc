#include "models/tables/eventtable.h"

#include "models/tables/columns.h"

#include <algorithm>

namespace cloudnx {

namespace {

std::optional<Mood> actorMood(const Event &event) {
    return event.actorKind == ActorKind::Root ? std::optional(Mood::Look) : std::nullopt;
}

std::optional<Mood> statusMood(const Event &event) {
    return event.status >= 400 ? std::optional(Mood::Look) : std::nullopt;
}

std::optional<Mood> originMood(const Event &event) {
    return event.origin == EventOrigin::ServerSaid ? std::nullopt : std::optional(Mood::Look);
}

std::vector<Column<Event>> columns(EventTable::Origin shown) {
    auto origin = withMood(column<Event>("origin", "Known from", &Event::origin), originMood);
    origin.shown = shown == EventTable::Origin::Shown;
    return {
        column<Event>("time", "Time (UTC)", &Event::time),
        withMood(column<Event>("actor_kind", "By", &Event::actorKind), actorMood),
        fixed(column<Event>("actor", "Actor", &Event::actor)),
        column<Event>("action", "Action", &Event::action),
        fixed(column<Event>("resource", "Resource", &Event::resource)),
        withMood(column<Event>("status", "Status", &Event::status), statusMood),
        fixed(column<Event>("ip", "IP", &Event::ip)),
        onDemand(column<Event>("service", "Service", &Event::service)),
        onDemand(column<Event>("method", "Method", &Event::method)),
        onDemand(fixed(column<Event>("path", "Path", &Event::path))),
        onDemand(column<Event>("user_agent", "User agent", &Event::userAgent)),
        onDemand(fixed(column<Event>("request_id", "Request id", &Event::requestId))),
        onDemand(column<Event>("duration_ms", "Duration (ms)", &Event::durationMs)),
        std::move(origin),
        onDemand(fixed(column<Event>("id", "Id", &Event::id))),
        onDemand(column<Event>("details", "Details", &Event::details)),
    };
}

} // namespace

EventTable::EventTable(Origin origin, QObject *parent)
    : RowsTable(columns(origin), [](const Event &event) { return event.id; }, parent) {}

EventTable::Origin EventTable::originFor(const std::vector<Event> &events) {
    const bool mixed = std::any_of(events.begin(), events.end(), [](const Event &event) {
        return event.origin != EventOrigin::ServerSaid;
    });
    return mixed ? Origin::Shown : Origin::OnDemand;
}

} // namespace cloudnx
