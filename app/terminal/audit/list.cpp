#include "app/terminal/audit/asked.h"
#include "app/terminal/checklist/told.h"
#include "app/terminal/verbs.h"
#include "models/audit/reading.h"
#include "models/cloud/abilities.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    Question question;
    std::optional<int> limit;
};

void declare(Arguments &arguments, Options &options) {
    declareQuestion(arguments, options.question);
    arguments.number("--limit", options.limit, "How many at most (50)");
}

/// The check audit-read asks up to when the log was read; that it could not be noted hides no event.
void noteReading(Context &context, const std::shared_ptr<const audit::Archive> &archive,
                 const std::vector<audit::RowId> &rows) {
    const auto upTo = rows.empty() ? std::nullopt : audit::readTo(archive, rows.front());
    if (upTo)
        (void)recordBook(context).and_then([&upTo](const RecordBook &book) {
            return book.change([&upTo](cloudnx::Record &record) { noteAuditRead(record, *upTo); });
        });
}

Done run(Context &context, const Options &options) {
    const int limit = options.limit.value_or(50);
    if (limit < 1)
        return failure(ErrorKind::Usage, QStringLiteral("--limit is at least 1."));
    const auto filter = parsedFilter(context, options.question);
    if (!filter)
        return failure(filter.error());
    const auto archive = freshArchive(context, options.question.offline);
    if (!archive)
        return failure(archive.error());
    const auto rows = audit::newest(*archive, *filter, static_cast<quint64>(limit), context.stop());
    if (!rows)
        return failure(rows.error());
    auto events = eventsOf(**archive, *rows);
    if (!events)
        return failure(events.error());
    noteReading(context, *archive, *rows);
    EventTable table;
    table.setRows(std::move(*events));
    const auto workspace = context.workspace();
    const bool wholeLog = !workspace || abilitiesOf(*(*workspace)->cloud).wholeLog;
    return context.out().table(
        table, wholeLog
                   ? QStringLiteral("No event fits. The log keeps a year of changes, not of reads.")
                   : QStringLiteral("No event fits. This cloud keeps no log of its own for you; what it has "
                                    "and shows is here."));
}

} // namespace

Verb auditList() {
    return verbOf<Options>(
        {"audit list", "List audit events, newest first",
         "cloudnx audit list 'time > -24h && actor == \"alice\" && status >= 400'\n"
         "cloudnx audit list 'ip in 203.0.113.0/24 && action ~ \"iam:*\"' --limit 500 --output jsonl"},
        declare, run);
}

} // namespace cloudnx::terminal
