#include "app/terminal/verbs.h"

#include "app/terminal/log/requesttable.h"
#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    std::optional<int> limit;
};

void declare(Arguments &arguments, Options &options) {
    arguments.number("--limit", options.limit, "How many at most (50)");
}

Done run(Context &context, const Options &options) {
    const int limit = options.limit.value_or(50);
    if (limit < 1)
        return failure(ErrorKind::Usage, QStringLiteral("--limit is at least 1."));
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    auto history = readRequestLog((*workspace)->log->file(), static_cast<std::size_t>(limit));
    if (!history)
        return failure(history.error());
    if (history->unreadable > 0)
        complain(
            QStringLiteral("Left out %1 of the log's lines, which cannot be read.").arg(history->unreadable));
    RequestTable table;
    table.setRows(std::move(history->requests));
    return context.out().table(table, QStringLiteral("Nothing was sent from here yet."));
}

} // namespace

Verb logRequests() {
    return verbOf<Options>({"log requests",
                            "List what was sent to the service from this machine, newest last",
                            "cloudnx log requests --limit 20\n"
                            "cloudnx log requests --output jsonl | jq 'select(.status >= 400)'"},
                           declare, run);
}

} // namespace cloudnx::terminal
