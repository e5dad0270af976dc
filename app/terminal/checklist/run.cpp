#include "app/terminal/verbs.h"

#include "app/terminal/parts/context.h"
#include "models/checklist/report.h"
#include "models/tables/findingtable.h"

namespace cloudnx::terminal {

namespace {

constexpr int exitWithFindings = 3; // DESIGN §5

QString plural(int count, const char *one, const char *many) {
    return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(count == 1 ? one : many));
}

QString firstFailure(const Report &report) {
    for (const Finding &finding : report.findings)
        if (finding.result == CheckResult::Fail)
            return finding.check;
    return {};
}

QString summaryOf(const Report &report) {
    const int passed = report.count(CheckResult::Pass);
    const int failed = report.count(CheckResult::Fail);
    const int unknown = report.count(CheckResult::Unknown);
    QString text = QStringLiteral("\n%1 of %2 pass").arg(passed).arg(passed + failed + unknown);
    if (failed > 0)
        text += QStringLiteral(", ") + plural(failed, "fails", "fail");
    if (unknown > 0)
        text += QStringLiteral(", %1 unknown").arg(unknown);
    text +=
        QStringLiteral(". %1 stated by the provider, not checked.").arg(report.count(CheckResult::Stated));
    if (failed > 0)
        text += QStringLiteral("\nMend them one by one: cloudnx checklist fix %1").arg(firstFailure(report));
    return text;
}

Done print(Context &context, const Report &report) {
    const bool asReport =
        context.options().columns.isEmpty() &&
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

Done run(Context &context) {
    const auto inventory = context.read(partsForChecks());
    if (!inventory)
        return failure(inventory.error());
    const Report report = runChecks(*inventory, (*context.workspace())->cloud->statements(), context.now());
    context.endWith(report.hasFailures() ? exitWithFindings : 0);
    return print(context, report);
}

} // namespace

Verb checklistRun() {
    return verbOf(
        {"checklist run", "Check the account; exit code 3 when something fails", "cloudnx checklist run"},
        run);
}

} // namespace cloudnx::terminal
