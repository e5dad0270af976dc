#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"
#include "models/audit/effect.h"
#include "models/audit/eventfilter.h"
#include "models/audit/query/pivots.h"
#include "models/filter/parse.h"
#include "models/filter/terms.h"

#include <QJsonDocument>

#include <algorithm>

namespace cloudnx::terminal {

namespace {

struct Options {
    QString id;
    std::optional<int> around;
    bool offline = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("EVENT", options.id, "Id of an event, or of its request");
    arguments.number("--around", options.around, "Also list as many events before and after it");
    arguments.flag("--offline", options.offline, "Answer from the archive as it is");
}

[[nodiscard]] Result<audit::RowId>
rowOf(Context &context, const std::shared_ptr<const audit::Archive> &archive, const QString &id) {
    const QString quoted = filter::quoted(id);
    const auto filter =
        filter::parse(QStringLiteral("id == %1 || request_id == %1").arg(quoted), audit::eventSchema(), {});
    if (!filter)
        return failure(filter::errorOf(id, filter.error()));
    const auto rows = audit::newest(archive, *filter, 1, context.stop());
    if (!rows)
        return failure(rows.error());
    if (rows->empty())
        return failure(ErrorKind::NotFound, QStringLiteral("The archive has no event \"%1\".").arg(id));
    return rows->front();
}

Done showOne(Context &context, const audit::Archive &archive, audit::RowId row) {
    const auto event = archive.event(row);
    if (!event)
        return failure(event.error());
    if (auto said = context.out().line(effectOf(*event) + u'\n'); !said)
        return said;
    std::string json;
    if (auto read = archive.appendJson(row, json); !read)
        return read;
    const QJsonObject whole = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    Record record = recordOf(*event);
    for (auto &[name, value] : record) // 0 stands for "not told" there, and for 0
        if ((name == QStringLiteral("status") || name == QStringLiteral("duration_ms")) &&
            !whole.contains(name))
            value = QJsonValue();
    for (auto member = whole.begin(); member != whole.end(); ++member) {
        const bool isThere = std::any_of(record.begin(), record.end(),
                                         [&](const auto &one) { return one.first == member.key(); });
        if (!isThere)
            record.emplace_back(member.key(), member.value());
    }
    return context.out().record(record);
}

Done showAround(Context &context, const std::shared_ptr<const audit::Archive> &archive, audit::RowId row,
                int around) {
    const auto rows = audit::around(archive, row, static_cast<quint64>(around), context.stop());
    if (!rows)
        return failure(rows.error());
    auto events = eventsOf(*archive, *rows);
    if (!events)
        return failure(events.error());
    EventTable table;
    table.setRows(std::move(*events));
    return context.out().table(table, QString());
}

Done run(Context &context, const Options &options) {
    if (options.around && *options.around < 1)
        return failure(ErrorKind::Usage, QStringLiteral("--around is at least 1."));
    const auto archive = freshArchive(context, options.offline);
    if (!archive)
        return failure(archive.error());
    const auto row = rowOf(context, *archive, options.id);
    if (!row)
        return failure(row.error());
    return options.around ? showAround(context, *archive, *row, *options.around)
                          : showOne(context, **archive, *row);
}

} // namespace

Verb auditShow() {
    return verbOf<Options>({"audit show", "Say what an event did, and everything that was received of it",
                            "cloudnx audit show ev_000000000042\ncloudnx audit show req-1 --around 10"},
                           declare, run);
}

} // namespace cloudnx::terminal
