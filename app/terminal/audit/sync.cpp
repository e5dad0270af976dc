#include "models/audit/sync/sync.h"
#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"
#include "app/terminal/parts/progressline.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    std::optional<int> days;
};

void declare(Arguments &arguments, Options &options) {
    arguments.number("--days", options.days, "How far back an archive that is new goes (365)");
}

QJsonArray gapsJson(const std::vector<audit::Gap> &gaps) {
    return toJson(gaps).toArray();
}

Done tell(Context &context, const audit::SyncReport &report, const audit::ArchiveWriter &writer) {
    for (const audit::Gap &gap : report.gaps)
        complain(
            QStringLiteral("Missing: %1 to %2. %3").arg(toRfc3339(gap.from), toRfc3339(gap.to), gap.why));
    if (!context.out().isForPeople())
        return context.out().record({{"fetched", static_cast<qint64>(report.fetched)},
                                     {"added", static_cast<qint64>(report.added)},
                                     {"known", static_cast<qint64>(report.known)},
                                     {"in_archive", static_cast<qint64>(writer.archive()->rows())},
                                     {"gaps", gapsJson(report.gaps)}});
    return context.out().line(QStringLiteral("Fetched %1 events: %2 new, %3 known. The archive has %4; %5.")
                                  .arg(report.fetched)
                                  .arg(report.added)
                                  .arg(report.known)
                                  .arg(writer.archive()->rows())
                                  .arg(report.gaps.empty()
                                           ? QStringLiteral("nothing is missing")
                                           : QStringLiteral("%1 spans are missing").arg(report.gaps.size())));
}

Done run(Context &context, const Options &options) {
    if (options.days && *options.days < 1)
        return failure(ErrorKind::Usage, QStringLiteral("--days is at least 1."));
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    auto writer = audit::ArchiveWriter::open(archiveFolder(**workspace), context.stop());
    if (!writer)
        return failure(writer.error());
    ProgressLine line;
    audit::SyncOptions how;
    how.now = serverTime(**workspace);
    how.furthest = std::chrono::days(options.days.value_or(365));
    how.progress = line.progress();
    how.stop = context.stop();
    const auto report = audit::sync((*workspace)->cloud->audit(), **writer, how);
    line.clear();
    if (!report)
        return failure(report.error());
    if (auto told = tell(context, *report, **writer); !told)
        return told;
    if (report->fault)
        return failure(
            report->fetched == 0
                ? *report->fault
                : Error{.kind = ErrorKind::PartlyDone,
                        .sentence = QStringLiteral("Not everything could be fetched: %1 Run it again.")
                                        .arg(report->fault->sentence)});
    return {};
}

} // namespace

Verb auditSync() {
    return verbOf<Options>(
        {"audit sync", "Fetch what the archive lacks; it goes on where it was stopped", "cloudnx audit sync"},
        declare, run);
}

} // namespace cloudnx::terminal
