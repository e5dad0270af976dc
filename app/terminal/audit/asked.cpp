#include "app/terminal/audit/asked.h"

#include "app/terminal/parts/progressline.h"
#include "models/audit/eventfilter.h"
#include "models/audit/sync/sync.h"
#include "models/filter/parse.h"

#include <QFileInfo>

namespace cloudnx::terminal {

void declareQuestion(Arguments &arguments, Question &question) {
    arguments.optionalWord(
        "FILTER", question.filter,
        "Which events: 'actor == \"alice\" && status >= 400 && time > -7d'; bare words are looked for");
    declareQuestionOptions(arguments, question);
}

void declareQuestionOptions(Arguments &arguments, Question &question) {
    arguments.option("--view", question.view, "A filter that was saved with `audit save`");
    arguments.flag("--offline", question.offline, "Answer from the archive as it is");
}

QString archiveFolder(const Workspace &workspace) {
    return workspace.stateFolder + QStringLiteral("/audit");
}

audit::SavedViews savedViews(const Workspace &workspace) {
    return audit::SavedViews(workspace.stateFolder + QStringLiteral("/audit-views.json"));
}

Result<filter::Expression> parsedFilter(Context &context, const Question &question) {
    QString text = question.filter;
    if (!question.view.isEmpty()) {
        const auto workspace = context.workspace();
        if (!workspace)
            return failure(workspace.error());
        const auto view = savedViews(**workspace).named(question.view);
        if (!view)
            return failure(view.error());
        text = text.isEmpty()           ? view->filter
               : view->filter.isEmpty() ? text
                                        : QStringLiteral("(%1) && (%2)").arg(view->filter, text);
    }
    auto parsed = filter::parse(text, audit::eventSchema(), context.now());
    if (!parsed)
        return failure(filter::errorOf(text, parsed.error()));
    return std::move(*parsed);
}

namespace {

/// Says what is missing, in one line each.
void tellGaps(const audit::SyncReport &report) {
    if (report.fault)
        complain(QStringLiteral("Not everything could be fetched: %1").arg(report.fault->sentence));
    for (const audit::Gap &gap : report.gaps)
        complain(
            QStringLiteral("Missing: %1 to %2. %3").arg(toRfc3339(gap.from), toRfc3339(gap.to), gap.why));
}

Done fetch(Context &context, Workspace &workspace) {
    auto writer = audit::ArchiveWriter::open(archiveFolder(workspace), context.stop());
    if (!writer)
        return failure(writer.error());
    ProgressLine line;
    audit::SyncOptions options;
    options.now = serverTime(workspace);
    options.progress = line.progress();
    options.stop = context.stop();
    const auto report = audit::sync(workspace.cloud->audit(), **writer, options);
    line.clear();
    if (!report)
        return failure(report.error());
    if (report->fault && report->fetched == 0 && (*writer)->archive()->rows() == 0)
        return failure(*report->fault);
    tellGaps(*report);
    return {};
}

} // namespace

Result<std::shared_ptr<const audit::Archive>> freshArchive(Context &context, bool offline) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const QString folder = archiveFolder(**workspace);
    if (!offline)
        if (const auto done = fetch(context, **workspace); !done)
            return failure(done.error());
    auto archive = audit::Archive::open(folder);
    if (!archive && archive.error().kind == ErrorKind::NotFound)
        return failure(ErrorKind::NotFound,
                       QStringLiteral("There is no archive yet. Fetch it with `cloudnx audit sync`."));
    return archive;
}

Result<Asked> ask(Context &context, const Question &question) {
    const auto filter = parsedFilter(context, question);
    if (!filter)
        return failure(filter.error());
    const auto archive = freshArchive(context, question.offline);
    if (!archive)
        return failure(archive.error());
    const auto rows = audit::select(*archive, *filter, context.stop());
    if (!rows)
        return failure(rows.error());
    return Asked{*archive, *rows};
}

Result<std::vector<Event>> eventsOf(const audit::Archive &archive, const std::vector<audit::RowId> &rows) {
    std::vector<Event> events;
    events.reserve(rows.size());
    for (const audit::RowId row : rows) {
        auto event = archive.event(row);
        if (!event)
            return failure(event.error());
        events.push_back(std::move(*event));
    }
    return events;
}

} // namespace cloudnx::terminal
