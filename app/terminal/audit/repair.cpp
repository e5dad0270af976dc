#include "models/audit/archive/repair.h"
#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    bool offline = false;
};

void declare(Arguments &arguments, Options &options) {
    arguments.flag("--offline", options.offline, "Fetch nothing; a later `audit sync` does");
}

[[nodiscard]] bool isSound(const audit::RepairReport &report) {
    return report.damaged.isEmpty() && !report.manifestMade;
}

/// What came back is counted among the events that were fetched: more than that may have come.
[[nodiscard]] quint64 stillMissing(const audit::RepairReport &report, const audit::SyncReport &fetched) {
    return report.lostRows > fetched.added ? report.lostRows - fetched.added : 0;
}

Done tellRecord(Context &context, const audit::RepairReport &report, const audit::SyncReport &fetched) {
    return context.out().record({{"files", report.segments},
                                 {"damaged", QJsonArray::fromStringList(report.damaged)},
                                 {"lost", static_cast<qint64>(report.lostRows)},
                                 {"manifest_made", report.manifestMade},
                                 {"fetched", static_cast<qint64>(fetched.added)},
                                 {"gaps", toJson(fetched.gaps)}});
}

Done tellDamage(Context &context, const audit::RepairReport &report) {
    if (isSound(report))
        return context.out().line(
            QStringLiteral("Nothing is damaged: every byte of %1 files fits its checksum.")
                .arg(report.segments));
    if (report.manifestMade)
        if (auto said = context.out().line(
                QStringLiteral("The list of the archive's files was damaged, and made again."));
            !said)
            return said;
    for (const QString &file : report.damaged)
        if (auto said = context.out().line(
                QStringLiteral("Set %1 aside as %1.damaged: its bytes changed.").arg(file));
            !said)
            return said;
    return {};
}

/// Fetches what was lost. Errors: PartlyDone when not all of it came back.
Done fetchAgain(Context &context, Workspace &workspace, const audit::RepairReport &report) {
    const auto fetched = fetchMissing(context, workspace);
    if (!fetched)
        return failure(fetched.error());
    tellGaps(fetched->report.gaps);
    const quint64 missing = stillMissing(report, fetched->report);
    auto told = context.out().isForPeople()
                    ? context.out().line(QStringLiteral("Fetched %1 events; %2 had been lost.")
                                             .arg(fetched->report.added)
                                             .arg(report.lostRows))
                    : tellRecord(context, report, fetched->report);
    if (!told)
        return told;
    if (fetched->report.fault)
        return failure(ErrorKind::PartlyDone,
                       QStringLiteral("Not everything could be fetched: %1 Run `cloudnx audit sync` later.")
                           .arg(fetched->report.fault->sentence));
    if (missing > 0)
        return failure(ErrorKind::PartlyDone,
                       QStringLiteral("The service does not have %1 of the lost events. What came from files "
                                      "has to be imported again.")
                           .arg(missing));
    return {};
}

Done run(Context &context, const Options &options) {
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto report = audit::repair(archivePlace(**workspace), context.stop());
    if (!report)
        return failure(report.error());
    if (auto told = tellDamage(context, *report); !told)
        return told;
    if (!isSound(*report) && !options.offline)
        return fetchAgain(context, **workspace, *report);
    if (!context.out().isForPeople())
        if (auto told = tellRecord(context, *report, {.gaps = report->gaps}); !told)
            return told;
    if (isSound(*report))
        return {};
    return failure(
        ErrorKind::PartlyDone,
        QStringLiteral("%1 events are missing. Fetch them with `cloudnx audit sync`.").arg(report->lostRows));
}

} // namespace

Verb auditRepair() {
    return verbOf<Options>({"audit repair",
                            "Read every byte of the archive, set aside what is damaged and fetch it again",
                            "cloudnx audit repair"},
                           declare, run);
}

} // namespace cloudnx::terminal
