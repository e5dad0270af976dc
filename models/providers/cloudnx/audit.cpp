#include "models/providers/cloudnx/audit.h"

#include "models/providers/cloudnx/reading.h"

#include <algorithm>

namespace cloudnx {

namespace {

constexpr int mostPerPage = 1000;

QueryItems queryItems(const EventQuery &query, const QString &cursor, int limit) {
    QueryItems items{{"limit", QString::number(std::clamp(limit, 1, mostPerPage))}};
    const auto add = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            items.emplace_back(name, value);
    };
    add("cursor", cursor);
    add("from", query.from ? toRfc3339(*query.from) : QString());
    add("to", query.to ? toRfc3339(*query.to) : QString());
    add("actor", query.actor);
    add("service", query.service);
    add("method", query.method);
    add("ip", query.ip);
    add("q", query.text);
    add("status", query.status ? QString::number(*query.status) : QString());
    return items;
}

} // namespace

Result<EventPage> CloudNxAudit::events(const EventQuery &query, const QString &cursor, int limit,
                                       std::stop_token stop) {
    return m_api.call({Route::AuditLogs, {}, queryItems(query, cursor, limit)}, stop)
        .and_then([](const ApiAnswer &answer) {
            FieldReader read(answer.json, QStringLiteral("page of the audit log"));
            return read.finished(
                EventPage{read.list("audit_logs", readEvent), read.textOr("next_cursor", {})});
        });
}

} // namespace cloudnx
