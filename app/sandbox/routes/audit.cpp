#include "app/sandbox/routes/tables.h"
#include "app/sandbox/server/page.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

namespace cloudnx::sandbox {

namespace {

constexpr qint64 year = 365LL * 24 * 3600 * 1000;
constexpr int mostExported = 20'000;

QJsonObject eventJson(const Row &row) {
    QJsonObject out{{"id", QString("ev_%1").arg(row.number("seq"), 12, 10, QLatin1Char('0'))},
                    {"timestamp", timeText(row.number("at"))},
                    {"actor", row.text("actor")},
                    {"actor_type", row.text("actor_type")},
                    {"service", row.text("service")},
                    {"method", row.text("method")},
                    {"path", row.text("path")},
                    {"action", row.text("action")},
                    {"resource", row.text("resource")},
                    {"status", row.number("status")},
                    {"ip", row.text("ip")},
                    {"user_agent", row.text("user_agent")},
                    {"request_id", row.text("request_id")},
                    {"duration_ms", row.number("duration_ms")}};
    if (!row.isNull("details"))
        out.insert("details", QJsonDocument::fromJson(row.text("details").toUtf8()).object());
    return out;
}

/// The WHERE clause as it grows; only fixed text goes into it, what the caller gave is bound.
class Filter {
public:
    explicit Filter(const Call &call) : m_call(call) { add("account = ?", call.caller->account); }

    void add(const char *condition, const Value &value) {
        m_sql += (m_values.empty() ? "" : " AND ") + std::string(condition);
        m_values.push_back(value);
    }

    void equal(const char *name, const char *condition, int longest) {
        if (const auto text = m_call.queried(name, longest))
            add(condition, *text);
    }

    void time(const char *name, const char *condition) {
        const auto text = m_call.queried(name, 40);
        if (!text)
            return;
        const auto at = parseRfc3339(*text);
        if (!at)
            refuse(400, QString("\"%1\" must be an RFC 3339 time.").arg(QLatin1String(name)));
        add(condition, qint64(at->time_since_epoch().count()));
    }

    /// 403, or a class: 4xx.
    void status() {
        static const QRegularExpression form("\\A[1-5](?:[0-9]{2}|xx)\\z");
        const auto text = m_call.queried("status", 3);
        if (!text)
            return;
        if (!form.match(*text).hasMatch())
            refuse(400, "The status must be a number like 403 or a class like 4xx.");
        if (text->endsWith('x'))
            add("status / 100 = ?", qint64(text->left(1).toInt()));
        else
            add("status = ?", qint64(text->toInt()));
    }

    void words() {
        const auto text = m_call.queried("q", 200);
        if (!text)
            return;
        add("instr(lower(path || ' ' || action || ' ' || resource || ' ' || user_agent || ' ' || request_id "
            "|| ' ' || actor), ?) > 0",
            text->toLower());
    }

    /// After the row (at, seq) of the cursor, newest first.
    void after(const QString &cursor) {
        if (cursor.isEmpty())
            return;
        bool isFirst = false;
        bool isSecond = false;
        const qint64 at = cursor.section('.', 0, 0).toLongLong(&isFirst);
        const qint64 seq = cursor.section('.', 1, 1).toLongLong(&isSecond);
        if (!isFirst || !isSecond)
            refuse(400, "The cursor is not one this list has given.");
        add("at <= ?", at);
        add("(at, seq) < (?", at);
        m_sql += ", ?)";
        m_values.push_back(seq);
    }

    [[nodiscard]] Rows newest(Database &database, int count) {
        const std::string sql = "SELECT *, at || '.' || seq AS place FROM audit WHERE " + m_sql +
                                " ORDER BY at DESC, seq DESC LIMIT ?";
        m_values.push_back(qint64(count));
        return database.step(sql.c_str(), m_values);
    }

private:
    const Call &m_call;
    std::string m_sql;
    std::vector<Value> m_values;
};

Filter filterOf(const Call &call) {
    Filter filter(call);
    filter.add("at >= ?", call.now - year);
    filter.time("from", "at >= ?");
    filter.time("to", "at < ?");
    filter.equal("actor", "actor = ?", 254);
    filter.equal("service", "service = ?", 16);
    filter.equal("method", "method = ?", 8);
    filter.equal("ip", "ip = ?", 64);
    filter.status();
    filter.words();
    return filter;
}

void checkWords(const Call &call) {
    const auto service = call.queried("service", 16);
    if (service && !QStringList{"auth", "compute", "storage", "kms"}.contains(*service))
        refuse(400, "The service must be auth, compute, storage or kms.");
    const auto method = call.queried("method", 8);
    if (method && !QStringList{"GET", "POST", "PUT", "PATCH", "DELETE"}.contains(*method))
        refuse(400, "The method must be GET, POST, PUT, PATCH or DELETE.");
}

Answer listAuditLogs(Call &call) {
    call.allowQuery({"limit", "cursor", "from", "to", "actor", "service", "method", "status", "ip", "q"});
    checkWords(call);
    const Page page = Page::of(call);
    Filter filter = filterOf(call);
    filter.after(page.after);
    return listed(page, "audit_logs", filter.newest(call.database, page.fetch()), "place", eventJson);
}

/// RFC 4180; a cell that a spreadsheet would run as a formula gets an apostrophe in front.
QString cell(QString text) {
    if (!text.isEmpty() && QString("=+-@\t\r").contains(text.front()))
        text.prepend('\'');
    if (text.contains(QRegularExpression("[\",\r\n]")))
        text = "\"" + text.replace("\"", "\"\"") + "\"";
    return text;
}

Answer exportAuditLogs(Call &call) {
    call.allowQuery({"format", "from", "to", "actor", "service", "method", "status", "ip", "q"});
    checkWords(call);
    if (call.queried("format").value_or("csv") != "csv")
        refuse(400, "The format must be csv.");
    static const QStringList columns{"id",     "timestamp",  "actor",      "actor_type", "service",
                                     "method", "path",       "action",     "resource",   "status",
                                     "ip",     "user_agent", "request_id", "duration_ms"};
    QByteArray csv = columns.join(',').toUtf8() + "\r\n";
    for (const Row &row : filterOf(call).newest(call.database, mostExported)) {
        const QJsonObject event = eventJson(row);
        QStringList cells;
        for (const QString &column : columns)
            cells += cell(event.value(column).toVariant().toString());
        csv += cells.join(',').toUtf8() + "\r\n";
    }
    return {.status = 200, .body = csv, .contentType = "text/csv; charset=utf-8"};
}

Answer apiDescription(Call &call) {
    call.allowQuery({});
    QFile file(":/api/cloudnx.yaml");
    if (!file.open(QIODevice::ReadOnly))
        refuse(404, "The API description is missing in this build.");
    return {.status = 200, .body = file.readAll(), .contentType = "application/yaml"};
}

} // namespace

RouteTable auditRoutes() {
    using enum Effect;
    const char *log = "crn:cloudnx:audit::{account}:log";
    return {
        {"GET", "/auth/audit-logs", "audit:ListEvents", Access::Decided, None, log, listAuditLogs},
        {"GET", "/auth/audit-logs/export", "audit:ExportEvents", Access::Decided, None, log, exportAuditLogs},
        {"GET", "/openapi.yaml", "", Access::Public, None, "", apiDescription}};
}

} // namespace cloudnx::sandbox
