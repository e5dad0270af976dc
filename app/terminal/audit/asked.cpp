#include "app/terminal/audit/asked.h"

#include "app/terminal/parts/progressline.h"
#include "models/audit/eventfilter.h"
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

audit::SavedViews savedViews(const Workspace &workspace) {
    return audit::SavedViews(workspace.stateFolder + QStringLiteral("/audit-views.json"));
}

Result<filter::Expression> parsedFilter(Context &context, const Question &question) {
    QStringList texts{question.filter, context.out().takeFilter()};
    if (!question.view.isEmpty()) {
        const auto workspace = context.workspace();
        if (!workspace)
            return failure(workspace.error());
        const auto view = savedViews(**workspace).named(question.view);
        if (!view)
            return failure(view.error());
        texts.append(view->filter);
    }
    filter::All all;
    for (const QString &text : texts) { // each by itself, so that an error's column is that of what was typed
        auto parsed = filter::parse(text, audit::eventSchema(), context.now());
        if (!parsed)
            return failure(filter::errorOf(text, parsed.error()));
        if (!parsed->acceptsEverything())
            all.parts.push_back(std::move(*parsed));
    }
    return all.parts.size() == 1 ? std::move(all.parts.front()) : filter::Expression{std::move(all)};
}

void tellGaps(const std::vector<audit::Gap> &gaps) {
    for (const audit::Gap &gap : gaps)
        complain(
            QStringLiteral("Missing: %1 to %2. %3").arg(toRfc3339(gap.from), toRfc3339(gap.to), gap.why));
}

Result<Fetched> fetchMissing(Context &context, Workspace &workspace, std::chrono::hours furthest,
                             std::chrono::milliseconds patience) {
    auto writer = audit::ArchiveWriter::open(archivePlace(workspace), context.stop(), {}, patience);
    if (!writer)
        return failure(writer.error());
    ProgressLine line;
    audit::SyncOptions options;
    options.now = serverTime(workspace);
    options.serviceTime = [&workspace] { return serverTimeTold(workspace); };
    options.furthest = furthest;
    options.progress = line.progress();
    options.stop = context.stop();
    auto report = audit::sync(workspace.cloud->audit(), **writer, options);
    line.clear();
    if (!report)
        return failure(report.error());
    return Fetched{std::move(*report), (*writer)->archive()->rows()};
}

namespace {

/// Says what is missing; an error when there is nothing to answer from.
Done fetch(Context &context, Workspace &workspace) {
    const auto fetched = fetchMissing(context, workspace, std::chrono::days(365), audit::askersPatience);
    if (!fetched && fetched.error().kind == ErrorKind::Timeout)
        return complain(audit::otherWriterText()), Done();
    if (!fetched)
        return failure(fetched.error());
    const audit::SyncReport &report = fetched->report;
    if (report.fault && report.fetched == 0 && fetched->inArchive == 0)
        return failure(*report.fault);
    if (report.fault)
        complain(QStringLiteral("Not everything could be fetched: %1").arg(report.fault->sentence));
    tellGaps(report.gaps);
    return {};
}

} // namespace

Result<std::shared_ptr<const audit::Archive>> freshArchive(Context &context, bool offline) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    if (!offline)
        if (const auto done = fetch(context, **workspace); !done)
            return failure(done.error());
    auto archive = audit::Archive::open(archivePlace(**workspace));
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
