#include "app/terminal/checklist/told.h"
#include "app/terminal/checklist/verbs.h"
#include "models/checklist/judgement.h"

namespace cloudnx::terminal {

namespace {

QString dayOf(Instant at) {
    return toRfc3339(at).left(10);
}

QStringList linesOf(const cloudnx::Record &record, Instant now) {
    QStringList lines;
    for (const Attestation &said : record.attestations)
        lines.append(
            QStringLiteral("%1: said by %2 on %3, %4 %5")
                .arg(said.check, said.by, dayOf(said.at),
                     said.until <= now ? QStringLiteral("was good until") : QStringLiteral("good until"),
                     dayOf(said.until)));
    for (const Waiver &waiver : record.waivers)
        lines.append(QStringLiteral("%1: waived by %2 on %3, %4 %5: %6")
                         .arg(waiver.check, waiver.by, dayOf(waiver.at),
                              waiver.until <= now ? QStringLiteral("ended") : QStringLiteral("until"),
                              dayOf(waiver.until), waiver.reason));
    for (const DataRequest &request : record.dataRequests)
        lines.append(request.answeredAt
                         ? QStringLiteral("%1: came %2, answered %3")
                               .arg(request.id, dayOf(request.receivedAt), dayOf(*request.answeredAt))
                         : QStringLiteral("%1: came %2, due %3")
                               .arg(request.id, dayOf(request.receivedAt),
                                    dayOf(request.receivedAt + std::chrono::days(30))));
    for (const QString &endpoint : record.endpoints)
        lines.append(QStringLiteral("%1: an endpoint of yours").arg(endpoint));
    for (const QString &instance : record.askSshOf)
        lines.append(QStringLiteral("%1: its SSH port may be asked").arg(instance));
    if (record.snapshotRetentionDays)
        lines.append(
            QStringLiteral("Snapshots are kept for %1")
                .arg(counted(*record.snapshotRetentionDays, QStringLiteral("day"), QStringLiteral("days"))));
    for (const HostReport &report : record.hostReports)
        lines.append(
            QStringLiteral("%1: reported of itself %2").arg(report.instance, toAgeText(report.at, now)));
    return lines;
}

Done run(Context &context) {
    const auto record = told(context);
    if (!record)
        return failure(record.error());
    if (!context.out().isForPeople())
        return context.out().bytes(exportValue(toJson(*record), context.options().output));
    const QStringList lines = linesOf(*record, context.now());
    return context.out().line(lines.isEmpty()
                                  ? QStringLiteral("Nobody has told anything of this account yet.")
                                  : lines.join(u'\n'));
}

} // namespace

Verb checklistTold() {
    return verbOf({"checklist told",
                   "What people told of this account: words, waivers, requests, endpoints, retention",
                   "cloudnx checklist told"},
                  run);
}

} // namespace cloudnx::terminal
