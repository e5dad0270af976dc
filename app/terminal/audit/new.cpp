#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"
#include "models/audit/query/pivots.h"
#include "models/core/when.h"
#include "models/tables/columns.h"
#include "models/tables/rowstable.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    Question question;
    QString by;
    QString since;
    std::optional<int> limit;
};

void declare(Arguments &arguments, Options &options) {
    declareQuestion(arguments, options.question);
    std::vector<QString> words;
    for (const audit::FirstEver &kind : audit::firstEvers())
        words.push_back(QLatin1String(kind.word));
    arguments.choice(
        "--by", options.by, words,
        "What has to be new: actor+action (usual), actor+network, actor+ip, actor+hour, actor, ip");
    arguments.option("--since", options.since,
                     "Only what came for the first time since: 7d (usual), 2026-05-03");
    arguments.number("--limit", options.limit, "How many at most (50)");
}

struct NewRow {
    Instant first{};
    QString actor;
    QString what;
    qint64 count = 0;
    Instant last{};
};

class NewTable final : public RowsTable<NewRow> {
public:
    explicit NewTable(const char *whatTitle)
        : RowsTable({column<NewRow>("first_seen", "First seen (UTC)", &NewRow::first),
                     fixed(column<NewRow>("value", "Who", &NewRow::actor)),
                     fixed(column<NewRow>("with", whatTitle, &NewRow::what)),
                     column<NewRow>("count", "Since then", &NewRow::count),
                     column<NewRow>("last_seen", "Last seen (UTC)", &NewRow::last)},
                    [](const NewRow &row) { return row.actor + u' ' + row.what; }) {}
};

/// The first is first among these only.
void tellReach(const audit::Archive &archive, bool offline) {
    if (const auto first = archive.first())
        complain(QStringLiteral("First among the %1 events of the archive, which begins at %2.")
                     .arg(archive.rows())
                     .arg(toRfc3339(*first)));
    if (offline)
        tellGaps(archive.manifest().gaps); // else the fetch has told them
}

Done run(Context &context, const Options &options) {
    const QString by = options.by.isEmpty() ? QLatin1String(audit::firstEvers().front().word) : options.by;
    const auto since =
        parseWhen(options.since.isEmpty() ? QStringLiteral("7d") : options.since, context.now());
    if (!since)
        return failure(since.error());
    const auto limit = static_cast<std::size_t>(std::max(options.limit.value_or(50), 1));
    const auto kind =
        std::find_if(audit::firstEvers().begin(), audit::firstEvers().end(),
                     [&by](const audit::FirstEver &one) { return by == QLatin1String(one.word); });
    const auto asked = ask(context, options.question);
    if (!asked)
        return failure(asked.error());
    const auto groups =
        audit::groupBy(*asked->rows, kind->traits, audit::GroupOrder::NewestFirst, limit, context.stop());
    if (!groups)
        return failure(groups.error());
    std::vector<NewRow> rows;
    for (const audit::Group &group : groups->top)
        if (group.firstTime >= *since)
            rows.push_back({group.firstTime, group.values.front(),
                            group.values.size() > 1 ? group.values[1] : QString(),
                            static_cast<qint64>(group.count), group.lastTime});
    tellReach(*asked->archive, options.question.offline);
    NewTable table("With");
    table.setRows(std::move(rows));
    return context.out().table(
        table, QStringLiteral("Nothing came for the first time since %1.").arg(toRfc3339(*since)));
}

} // namespace

Verb auditNew() {
    return verbOf<Options>(
        {"audit new", "What was never there before: who did what, or came from where, for the first time",
         "cloudnx audit new --by actor+network --since 24h"},
        declare, run);
}

} // namespace cloudnx::terminal
