#include "models/tables/eventtable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

/// What the service did not say looks different in the first place where one looks for who did it.
QString byText(const Event &event) {
    switch (event.origin) {
    case EventOrigin::Inferred:
        return QStringLiteral("(inferred)");
    case EventOrigin::WeDid:
        return QStringLiteral("(we did)");
    case EventOrigin::Imported:
        return QStringLiteral("(imported)");
    case EventOrigin::ServerSaid:
        break;
    }
    return wordOf(event.actorKind);
}

std::optional<Mood> actorMood(const Event &event) {
    return event.actorKind == ActorKind::Root ? std::optional(Mood::Look) : std::nullopt;
}

std::optional<Mood> statusMood(const Event &event) {
    return event.status >= 400 ? std::optional(Mood::Look) : std::nullopt;
}

/// What nobody told is unknown, and no number.
std::optional<int> statusTold(const Event &event) {
    return event.status == 0 ? std::nullopt : std::optional(event.status);
}

std::vector<Column<Event>> columns() {
    return {
        column<Event>("time", "Time (UTC)", &Event::time),
        withText(withMood(column<Event>("actor_kind", "By", &Event::actorKind), actorMood), byText),
        fixed(column<Event>("actor", "Actor", &Event::actor)),
        column<Event>("action", "Action", &Event::action),
        fixed(column<Event>("resource", "Resource", &Event::resource)),
        orElse(withMood(column<Event>("status", "Status", statusTold), statusMood), "–"),
        addresses(column<Event>("ip", "IP", &Event::ip)),
        onDemand(column<Event>("service", "Service", &Event::service)),
        onDemand(column<Event>("method", "Method", &Event::method)),
        onDemand(fixed(column<Event>("path", "Path", &Event::path))),
        onDemand(column<Event>("user_agent", "User agent", &Event::userAgent)),
        onDemand(fixed(column<Event>("request_id", "Request id", &Event::requestId))),
        onDemand(column<Event>("duration_ms", "Duration (ms)", &Event::durationMs)),
        onDemand(column<Event>("origin", "Known from", &Event::origin)),
        onDemand(fixed(column<Event>("id", "Id", &Event::id))),
        onDemand(column<Event>("details", "Details", &Event::details)),
    };
}

} // namespace

EventTable::EventTable(QObject *parent)
    : RowsTable(columns(), [](const Event &event) { return event.id; }, parent) {}

} // namespace cloudnx
