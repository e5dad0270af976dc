#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"
#include "models/cloud/abilities.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    std::optional<int> days;
};

void declare(Arguments &arguments, Options &options) {
    arguments.number("--days", options.days, "How far back an archive that is new goes (365)");
}

/// What no sync will bring.
QString neverTold(Cloud &cloud) {
    return abilitiesOf(cloud).wholeLog
               ? QString()
               : QStringLiteral(
                     " This cloud keeps no log of its own for you: actions on instances are told by it, "
                     "the rest is what its objects show, what was done from here and what was imported.");
}

Done tell(Context &context, Cloud &cloud, const audit::SyncReport &report, quint64 inArchive) {
    tellGaps(report.gaps);
    if (!context.out().isForPeople())
        return context.out().record({{"fetched", static_cast<qint64>(report.fetched)},
                                     {"added", static_cast<qint64>(report.added)},
                                     {"known", static_cast<qint64>(report.known)},
                                     {"in_archive", static_cast<qint64>(inArchive)},
                                     {"gaps", toJson(report.gaps)}});
    return context.out().line(
        QStringLiteral("Fetched %1 events: %2 new, %3 known. The archive has %4; %5.%6")
            .arg(report.fetched)
            .arg(report.added)
            .arg(report.known)
            .arg(inArchive)
            .arg(report.gaps.empty()
                     ? (abilitiesOf(cloud).wholeLog ? QStringLiteral("nothing is missing")
                                                    : QStringLiteral("nothing that it tells is missing"))
                     : QStringLiteral("%1 spans are missing").arg(report.gaps.size()))
            .arg(neverTold(cloud)));
}

Done run(Context &context, const Options &options) {
    if (options.days && *options.days < 1)
        return failure(ErrorKind::Usage, QStringLiteral("--days is at least 1."));
    const auto workspace = context.workspace();
    if (!workspace)
        return failure(workspace.error());
    const auto fetched = fetchMissing(context, **workspace, std::chrono::days(options.days.value_or(365)));
    if (!fetched)
        return failure(fetched.error());
    const audit::SyncReport &report = fetched->report;
    if (auto told = tell(context, *(*workspace)->cloud, report, fetched->inArchive); !told)
        return told;
    if (!report.fault)
        return {};
    if (report.fetched == 0)
        return failure(*report.fault);
    return failure(
        ErrorKind::PartlyDone,
        QStringLiteral("Not everything could be fetched: %1 Run it again.").arg(report.fault->sentence));
}

} // namespace

Verb auditSync() {
    return verbOf<Options>(
        {"audit sync", "Fetch what the archive lacks; it goes on where it was stopped", "cloudnx audit sync"},
        declare, run);
}

} // namespace cloudnx::terminal
