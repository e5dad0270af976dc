#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"
#include "app/terminal/parts/when.h"
#include "models/tables/eventtable.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString from;
    QString to;
    QString actor;
    QString service;
    QString method;
    QString ip;
    QString text;
    std::optional<int> status;
    std::optional<int> limit;
};

void declare(Arguments &arguments, Options &options) {
    arguments.option("--from", options.from, "Not older than: 2026-05-03, 2026-05-03T12:00:00Z, 24h, 7d");
    arguments.option("--to", options.to, "Not newer than");
    arguments.option("--actor", options.actor, "Who did it");
    arguments.option("--service", options.service, "auth, compute, storage or kms");
    arguments.option("--method", options.method, "POST, PATCH, PUT or DELETE");
    arguments.number("--status", options.status, "HTTP status of the answer");
    arguments.option("--ip", options.ip, "Address it came from");
    arguments.option("--text", options.text, "Text the service searches for");
    arguments.number("--limit", options.limit, "How many at most (50)");
}

Result<std::optional<Instant>> when(const QString &text, Instant now) {
    if (text.isEmpty())
        return std::optional<Instant>();
    return parseWhen(text, now).map([](Instant at) { return std::optional(at); });
}

Result<EventQuery> queryOf(const Options &options, Instant now) {
    const auto from = when(options.from, now);
    const auto to = when(options.to, now);
    if (!from || !to)
        return failure(!from ? from.error() : to.error());
    return EventQuery{.from = *from,
                      .to = *to,
                      .actor = options.actor,
                      .service = options.service,
                      .method = options.method.toUpper(),
                      .ip = options.ip,
                      .text = options.text,
                      .status = options.status};
}

Result<std::vector<Event>> readEvents(Context &context, const EventQuery &query, int limit) {
    constexpr int largestPage = 500;
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    AuditService &audit = (*workspace)->cloud->audit();
    std::vector<Event> events;
    QString cursor;
    do {
        const int left = limit - static_cast<int>(events.size());
        auto page = audit.events(query, cursor, std::min(left, largestPage), context.stop());
        if (!page)
            return failure(page.error());
        std::move(page->events.begin(), page->events.end(), std::back_inserter(events));
        cursor = page->nextCursor;
    } while (!cursor.isEmpty() && static_cast<int>(events.size()) < limit);
    events.resize(std::min(events.size(), static_cast<std::size_t>(limit)));
    return events;
}

Done run(Context &context, const Options &options) {
    const int limit = options.limit.value_or(50);
    if (limit < 1)
        return failure(ErrorKind::Usage, QStringLiteral("--limit is at least 1."));
    const auto query = queryOf(options, context.now());
    if (!query)
        return failure(query.error());
    auto events = readEvents(context, *query, limit);
    if (!events)
        return failure(events.error());
    EventTable table;
    table.setRows(std::move(*events));
    return context.out().table(
        table, QStringLiteral("No events match. The log keeps a year of changes, not of reads."));
}

} // namespace

Verb auditList() {
    return verbOf<Options>({"audit list", "List audit events, newest first",
                            "cloudnx audit list --from 24h --actor alice --status 403"},
                           declare, run);
}

} // namespace cloudnx::terminal
