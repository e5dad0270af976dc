#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"
#include "models/tables/columns.h"
#include "models/tables/rowstable.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
    QString filter;
    bool forgets = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.optionalWord("NAME", options.name,
                           "What to call it; without one, the saved filters are listed");
    arguments.optionalWord("FILTER", options.filter, "The filter");
    arguments.flag("--forget", options.forgets, "Forget the one of this name");
}

class ViewTable final : public RowsTable<audit::SavedView> {
public:
    ViewTable()
        : RowsTable({column<audit::SavedView>("name", "Name", &audit::SavedView::name),
                     column<audit::SavedView>("filter", "Filter", &audit::SavedView::filter),
                     onDemand(column<audit::SavedView>("columns", "Columns", &audit::SavedView::columns))},
                    [](const audit::SavedView &view) { return view.name; }) {}
};

Done list(Context &context, const audit::SavedViews &views) {
    auto all = views.all();
    if (!all)
        return failure(all.error());
    ViewTable table;
    table.setRows(std::move(*all));
    return context.out().table(
        table, QStringLiteral("No filter is saved. Save one with `cloudnx audit save NAME FILTER`."));
}

Done run(Context &context, const Options &options) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const audit::SavedViews views = savedViews(**workspace);
    if (options.name.isEmpty())
        return list(context, views);
    if (options.forgets) {
        if (auto done = views.remove(options.name); !done)
            return done;
        return context.out().line(QStringLiteral("Forgot \"%1\".").arg(options.name));
    }
    const QString filter = options.filter.isEmpty() ? context.out().takeFilter() : options.filter;
    if (!context.options().filter.isEmpty())
        return failure(ErrorKind::Usage, QStringLiteral("Give the filter once: as FILTER or by --filter."));
    if (const auto parsed = parsedFilter(context, {.filter = filter, .view = {}}); !parsed)
        return failure(parsed.error());
    if (filter.trimmed().isEmpty())
        return failure(ErrorKind::Usage,
                       QStringLiteral("Say which filter \"%1\" is to be.").arg(options.name));
    const auto before = views.named(options.name); // the window keeps columns with it
    if (auto done = views.save({.name = options.name,
                                .filter = filter,
                                .columns = before ? before->columns : std::vector<QString>()});
        !done)
        return done;
    return context.out().line(
        QStringLiteral("Saved \"%1\". Ask it with `cloudnx audit list --view %1`.").arg(options.name));
}

} // namespace

Verb auditSave() {
    return verbOf<Options>({"audit save", "Give a filter a name, for terminal and desktop",
                            "cloudnx audit save refused 'status in {401, 403}'"},
                           declare, run);
}

} // namespace cloudnx::terminal
