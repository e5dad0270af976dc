#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"
#include "models/audit/effect.h"
#include "models/audit/query/pivots.h"
#include "models/filter/terms.h"
#include "models/tables/columns.h"
#include "models/tables/rowstable.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString what;
    QString value;
    QString filter;
    bool everything = false;
    bool offline = false;
    std::optional<int> limit;
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("WHAT", options.what, "actor, ip, session, request or resource");
    arguments.word("VALUE", options.value, "Which one; for ip also a block");
    arguments.optionalWord("FILTER", options.filter, "Which of its events");
    arguments.flag("--reads", options.everything, "Reads too, not only what changed something");
    arguments.flag("--offline", options.offline, "Answer from the archive as it is");
    arguments.number("--limit", options.limit, "How many at most, the newest (200)");
}

[[nodiscard]] Result<QString> termOf(const Options &options) {
    const auto what = enumOf<audit::Followed>(options.what);
    if (!what)
        return failure(
            ErrorKind::Usage,
            QStringLiteral("\"%1\" cannot be followed. Follow an actor, ip, session, request or resource.")
                .arg(options.what));
    return options.everything ? audit::followTerm(*what, options.value)
                              : audit::followChanges(*what, options.value);
}

struct Deed {
    Instant time{};
    QString effect;
    QString ip;
    QString id;
    bool isRefused = false;
};

class DeedTable final : public RowsTable<Deed> {
public:
    DeedTable()
        : RowsTable({column<Deed>("time", "Time (UTC)", &Deed::time),
                     addresses(column<Deed>("ip", "From", &Deed::ip)),
                     withMood(column<Deed>("effect", "What happened", &Deed::effect),
                              [](const Deed &deed) {
                                  return deed.isRefused ? std::optional(Mood::Look) : std::nullopt;
                              }),
                     onDemand(fixed(column<Deed>("id", "Id", &Deed::id)))},
                    [](const Deed &deed) { return deed.id; }) {}
};

Done run(Context &context, const Options &options) {
    const auto limit = static_cast<quint64>(std::max(options.limit.value_or(200), 1));
    const auto term = termOf(options);
    if (!term)
        return failure(term.error());
    const auto asked = ask(
        context, {.filter = filter::narrowed(options.filter, *term), .view = {}, .offline = options.offline});
    if (!asked)
        return failure(asked.error());
    const auto rows = asked->rows->range(0, limit);
    if (!rows)
        return failure(rows.error());
    const auto events = eventsOf(*asked->archive, *rows);
    if (!events)
        return failure(events.error());
    std::vector<Deed> deeds;
    for (auto event = events->rbegin(); event != events->rend(); ++event)
        deeds.push_back({event->time, effectOf(*event), event->ip, event->id, event->status >= 400});
    DeedTable table;
    table.setRows(std::move(deeds));
    return context.out().table(table, QStringLiteral("The archive has nothing of it."));
}

} // namespace

Verb auditFollow() {
    return verbOf<Options>(
        {"audit follow",
         "What an actor, address, session or request did, or what was done to a resource, in order",
         "cloudnx audit follow actor svc-sync\ncloudnx audit follow ip 203.0.113.0/24 'time > -24h'"},
        declare, run);
}

} // namespace cloudnx::terminal
