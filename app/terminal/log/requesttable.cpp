#include "app/terminal/log/requesttable.h"

#include "models/tables/columns.h"

namespace cloudnx::terminal {

namespace {

std::optional<int> statusOf(const LoggedRequest &request) {
    return request.status == 0 ? std::nullopt : std::optional(request.status);
}

std::optional<Mood> mood(const LoggedRequest &request) {
    if (request.status == 0 || request.status >= 500)
        return Mood::Wrong;
    return request.status >= 400 ? std::optional(Mood::Look) : std::nullopt;
}

std::vector<Column<LoggedRequest>> columns() {
    using Request = LoggedRequest;
    return {
        column<Request>("time", "Time (UTC)", &Request::time),
        column<Request>("method", "Method", &Request::method),
        column<Request>("path", "Path", &Request::path),
        orElse(withMood(column<Request>("status", "Status", statusOf), mood), "no answer"),
        column<Request>("trouble", "Trouble", &Request::trouble),
        column<Request>("ms", "ms", &Request::milliseconds),
        fixed(column<Request>("request_id", "Request id", &Request::requestId)),
        onDemand(column<Request>("host", "Host", &Request::host)),
        onDemand(column<Request>("bytes", "Bytes", &Request::bytes)),
    };
}

} // namespace

RequestTable::RequestTable()
    : RowsTable(columns(), [](const LoggedRequest &request) { return request.requestId; }) {}

} // namespace cloudnx::terminal
