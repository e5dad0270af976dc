#include "models/checklist/document.h"

#include "models/checklist/markdown.h"
#include "models/checklist/score.h"

namespace cloudnx {

namespace {

const std::vector<CheckResult> &order() {
    static const std::vector<CheckResult> results{CheckResult::Fail,   CheckResult::Unknown,
                                                  CheckResult::Pass,   CheckResult::Attested,
                                                  CheckResult::Stated, CheckResult::NotOffered};
    return results;
}

QString headingOf(CheckResult result) {
    switch (result) {
    case CheckResult::Fail:
        return QStringLiteral("Fails");
    case CheckResult::Unknown:
        return QStringLiteral("Not known");
    case CheckResult::Pass:
        return QStringLiteral("Looked at, and right");
    case CheckResult::Attested:
        return QStringLiteral("Attested by people");
    case CheckResult::Stated:
        return QStringLiteral("Stated by the provider, not checked");
    case CheckResult::NotOffered:
        break;
    }
    return QStringLiteral("Not offered by this cloud");
}

QString headLine(const Report &report) {
    return QStringLiteral("Account %1, profile %2, %3")
        .arg(report.accountId, report.profile, toRfc3339(report.judgedAt));
}

QString scoreLine(const Report &report) {
    const Score score = scoreOf(report);
    return QStringLiteral("Score: %1 % as it is, %2 % with waivers").arg(score.asIs).arg(score.withWaivers);
}

QString remarkOf(const Finding &finding) {
    if (finding.waiver)
        return QStringLiteral("Waived by %1 until %2: %3")
            .arg(finding.waiver->by, toRfc3339(finding.waiver->until).left(10), finding.waiver->reason);
    return finding.source;
}

std::vector<const Finding *> findingsOf(const Report &report, CheckResult result) {
    std::vector<const Finding *> found;
    for (const Finding &finding : report.findings)
        if (finding.result == result)
            found.push_back(&finding);
    return found;
}

QString html(const QString &text) {
    return text.toHtmlEscaped();
}

QString htmlFinding(const Finding &finding) {
    QString text =
        QStringLiteral("<section><h3>%1 <small>%2, %3</small></h3><p>%4</p>")
            .arg(html(finding.title), html(finding.check), wordOf(finding.severity), html(finding.summary));
    if (const QString remark = remarkOf(finding); !remark.isEmpty())
        text += QStringLiteral("<p class=\"remark\">%1</p>").arg(html(remark));
    if (!finding.evidence.empty())
        text += QStringLiteral("<details><summary>Evidence (%1)</summary><ul>").arg(finding.evidence.size());
    for (const Evidence &evidence : finding.evidence)
        text += QStringLiteral("<li>%1<br><small>read %2</small> <code>%3</code></li>")
                    .arg(html(evidence.text), toRfc3339(evidence.readAt), html(evidence.readAgain));
    if (!finding.evidence.empty())
        text +=
            QStringLiteral("</ul><p><small>SHA-256 of what was read: <code>%1</code></small></p></details>")
                .arg(finding.digest);
    return text + QStringLiteral("</section>\n");
}

} // namespace

QByteArray toMarkdown(const Report &report) {
    QString text = QStringLiteral("# Security checklist\n\n%1  \n%2\n")
                       .arg(markdownText(headLine(report)), scoreLine(report));
    for (const CheckResult result : order()) {
        const auto findings = findingsOf(report, result);
        if (findings.empty())
            continue;
        text += QStringLiteral("\n## %1 (%2)\n\n| Check | Severity | Found |\n|---|---|---|\n")
                    .arg(headingOf(result))
                    .arg(findings.size());
        for (const Finding *finding : findings) {
            const QString remark = remarkOf(*finding);
            text += QStringLiteral("| %1 | %2 | %3 |\n")
                        .arg(markdownText(finding->title), wordOf(finding->severity),
                             markdownText(remark.isEmpty() ? finding->summary
                                                           : finding->summary + u' ' + remark));
        }
    }
    return text.toUtf8();
}

QByteArray toHtml(const Report &report) {
    QString text =
        QStringLiteral(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Security "
            "checklist</title>\n"
            "<style>body{font:15px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
            "h3{margin-bottom:0}small{color:#555}code{overflow-wrap:anywhere}.remark{font-style:italic}"
            "@media print{details{display:none}}</style></head><body>\n<h1>Security checklist</h1>\n"
            "<p>%1<br>%2</p>\n")
            .arg(html(headLine(report)), scoreLine(report));
    for (const CheckResult result : order()) {
        const auto findings = findingsOf(report, result);
        if (findings.empty())
            continue;
        text += QStringLiteral("<h2>%1 (%2)</h2>\n").arg(headingOf(result)).arg(findings.size());
        for (const Finding *finding : findings)
            text += htmlFinding(*finding);
    }
    return (text + QStringLiteral("</body></html>\n")).toUtf8();
}

QByteArray written(const Report &report, DocumentFormat format) {
    switch (format) {
    case DocumentFormat::Sarif:
        return toSarif(report);
    case DocumentFormat::Html:
        return toHtml(report);
    case DocumentFormat::Markdown:
        break;
    }
    return toMarkdown(report);
}

} // namespace cloudnx
