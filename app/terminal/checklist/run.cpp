#include "app/compose/outside.h"
#include "app/terminal/checklist/told.h"
#include "app/terminal/verbs.h"
#include "models/checklist/difference.h"
#include "models/checklist/document.h"
#include "models/checklist/score.h"
#include "models/tables/findingtable.h"

#include <QFile>
#include <QJsonDocument>

namespace cloudnx::terminal {

namespace {

constexpr int exitWithFindings = 3; // DESIGN §5

struct Options {
    bool probe = false;
    QString failOn = QStringLiteral("low");
    QString since;
};

void declare(Arguments &arguments, Options &options) {
    arguments.flag("--probe", options.probe,
                   "Look from outside, too: SSH ports that you allowed, and your endpoints");
    arguments.choice(
        "--fail-on", options.failOn,
        {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high"), QStringLiteral("critical")},
        "Exit code 3 only for failures at least as bad");
    arguments.option("--since", options.since,
                     "File of an earlier run (--output json): say what is new, fixed, worse");
}

QString plural(int count, const char *one, const char *many) {
    return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(count == 1 ? one : many));
}

QString firstFailure(const Report &report) {
    for (const Finding &finding : report.findings)
        if (finding.result == CheckResult::Fail && !finding.waiver)
            return finding.check;
    return {};
}

QString summaryOf(const Report &report) {
    const int passed = report.count(CheckResult::Pass);
    const int failed = report.count(CheckResult::Fail);
    const int open = report.open();
    const int unknown = report.count(CheckResult::Unknown);
    QString text = QStringLiteral("\n%1 of %2 pass").arg(passed).arg(passed + failed + unknown);
    if (failed > 0)
        text += QStringLiteral(", ") + plural(failed, "fails", "fail");
    if (unknown > 0)
        text += QStringLiteral(", %1 unknown").arg(unknown);
    const Score score = scoreOf(report);
    if (const int attested = report.count(CheckResult::Attested); attested > 0)
        text += QStringLiteral(", %1 attested by people").arg(attested);
    if (failed > open)
        text += QStringLiteral(", %1 of the failures waived").arg(failed - open);
    text +=
        QStringLiteral(". %1 stated by the provider, not checked.").arg(report.count(CheckResult::Stated));
    text +=
        QStringLiteral("\nScore: %1 % as it is, %2 % with waivers.").arg(score.asIs).arg(score.withWaivers);
    if (open > 0)
        text += QStringLiteral("\nMend them one by one: cloudnx checklist fix %1").arg(firstFailure(report));
    return text;
}

Done print(Context &context, const Report &report) {
    const bool asReport =
        context.options().columns.isEmpty() && context.options().filter.isEmpty() &&
        (context.options().output == ExportFormat::Json || context.options().output == ExportFormat::Yaml);
    if (asReport)
        return context.out().bytes(exportValue(toJson(report), context.options().output));
    FindingTable table;
    table.setRows(report.findings);
    auto head = context.out().line(QStringLiteral("Account %1, profile %2, %3\n")
                                       .arg(report.accountId, report.profile, toLocalText(report.judgedAt)));
    if (auto printed = head.and_then([&] { return context.out().table(table, QString()); }); !printed)
        return printed;
    return context.out().line(summaryOf(report));
}

Result<Report> savedReport(const QString &path) {
    constexpr qint64 longest = 64 * 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Local,
                       QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    Report report;
    if (!fromJson(QJsonDocument::fromJson(file.read(longest)).object(), report))
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("%1 is no report. Write one: cloudnx checklist run --output json > FILE.")
                .arg(path));
    return report;
}

Done printSince(Context &context, const QString &path, const Report &report) {
    const auto before = savedReport(path);
    if (!before)
        return failure(before.error());
    const auto turns = difference(*before, report);
    if (!turns)
        return failure(turns.error());
    if (!context.out().isForPeople())
        return context.out().bytes(exportValue(toJson(*turns), context.options().output));
    QStringList lines;
    for (const CheckTurn &turn : *turns)
        lines.append(QStringLiteral("%1  %2: %3").arg(wordOf(turn.turn), -6).arg(turn.check, turn.after));
    return context.out().line(
        lines.isEmpty()
            ? QStringLiteral("Nothing is new, fixed or worse since %1.").arg(toLocalText(before->judgedAt))
            : lines.join(u'\n'));
}

Severity severityOf(const QString &word) {
    return enumOf<Severity>(word).value_or(Severity::Low);
}

Done run(Context &context, const Options &options) {
    const auto inventory = context.read(partsForChecks());
    if (!inventory)
        return failure(inventory.error());
    const auto record = told(context);
    if (!record)
        return failure(record.error());
    const Workspace &workspace = **context.workspace();
    const Outside outside = options.probe ? lookOutside(workspace.profile, *inventory, *record,
                                                        workspace.clock, {}, context.stop())
                                          : Outside();
    const Report report =
        runChecks({*inventory, context.now(), *record, outside}, workspace.cloud->statements());
    context.endWith(report.hasFailures(severityOf(options.failOn)) ? exitWithFindings : 0);
    if (const auto format = enumOf<DocumentFormat>(context.options().document))
        return context.out().bytes(written(report, *format));
    if (!options.since.isEmpty())
        return printSince(context, options.since, report);
    const auto printed = print(context, report);
    return printed && inventory->firewall.known()
               ? context.out().line(sentence(payoffOf(*inventory->firewall)))
               : printed;
}

} // namespace

Verb checklistRun() {
    return verbOf<Options>({"checklist run",
                            "Check the account; exit code 3 when something fails",
                            "cloudnx checklist run --fail-on high\ncloudnx checklist run --probe\n"
                            "cloudnx checklist run --output sarif > checklist.sarif   # or html, md",
                            {QStringLiteral("sarif"), QStringLiteral("html"), QStringLiteral("md")}},
                           declare, run);
}

} // namespace cloudnx::terminal
