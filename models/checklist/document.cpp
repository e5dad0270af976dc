#include "models/checklist/document.h"

#include "models/checklist/markdown.h"
#include "models/checklist/score.h"
#include "models/checklist/words.h"

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
        return Words::tr("Fails");
    case CheckResult::Unknown:
        return Words::tr("Not known");
    case CheckResult::Pass:
        return Words::tr("Looked at, and right");
    case CheckResult::Attested:
        return Words::tr("Attested by people");
    case CheckResult::Stated:
        return Words::tr("Stated by the provider, not checked");
    case CheckResult::NotOffered:
        break;
    }
    return Words::tr("Not offered by this cloud");
}

QString severityText(Severity severity) {
    switch (severity) {
    case Severity::Critical:
        return Words::tr("critical");
    case Severity::High:
        return Words::tr("high");
    case Severity::Medium:
        return Words::tr("medium");
    case Severity::Low:
        break;
    }
    return Words::tr("low");
}

QString headLine(const Report &report) {
    return Words::tr("Account %1, profile %2, %3")
        .arg(report.accountId, report.profile, toRfc3339(report.judgedAt));
}

QString scoreLine(const Report &report) {
    const Score score = scoreOf(report);
    return Words::tr("Score: %1 % as it is, %2 % with waivers").arg(score.asIs).arg(score.withWaivers);
}

QString remarkOf(const Finding &finding) {
    if (finding.waiver)
        return Words::tr("Waived by %1 until %2: %3")
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
    QString text = QStringLiteral("<section><h3>%1 <small>%2, %3</small></h3><p>%4</p>")
                       .arg(html(finding.title), html(finding.check), severityText(finding.severity),
                            html(finding.summary));
    if (const QString remark = remarkOf(finding); !remark.isEmpty())
        text += QStringLiteral("<p class=\"remark\">%1</p>").arg(html(remark));
    if (!finding.evidence.empty())
        text += QStringLiteral("<details><summary>%1</summary><ul>")
                    .arg(Words::tr("Evidence (%1)").arg(finding.evidence.size()));
    for (const Evidence &evidence : finding.evidence)
        text += QStringLiteral("<li>%1<br><small>%2</small> <code>%3</code></li>")
                    .arg(html(evidence.text), Words::tr("read %1").arg(toRfc3339(evidence.readAt)),
                         html(evidence.readAgain));
    if (!finding.evidence.empty())
        text += QStringLiteral("</ul><p><small>%1: <code>%2</code></small></p></details>")
                    .arg(Words::tr("SHA-256 of what was read"), finding.digest);
    return text + QStringLiteral("</section>\n");
}

} // namespace

QByteArray toMarkdown(const Report &report) {
    QString text =
        QStringLiteral("# %3\n\n%1  \n%2\n")
            .arg(markdownText(headLine(report)), scoreLine(report), Words::tr("Security checklist"));
    for (const CheckResult result : order()) {
        const auto findings = findingsOf(report, result);
        if (findings.empty())
            continue;
        text += QStringLiteral("\n## %1 (%2)\n\n| %3 | %4 | %5 |\n|---|---|---|\n")
                    .arg(headingOf(result))
                    .arg(findings.size())
                    .arg(Words::tr("Check"), Words::tr("Severity"), Words::tr("Found"));
        for (const Finding *finding : findings) {
            const QString remark = remarkOf(*finding);
            text += QStringLiteral("| %1 | %2 | %3 |\n")
                        .arg(markdownText(finding->title), severityText(finding->severity),
                             markdownText(remark.isEmpty() ? finding->summary
                                                           : finding->summary + u' ' + remark));
        }
    }
    return text.toUtf8();
}

QByteArray toHtml(const Report &report) {
    QString text =
        QStringLiteral(
            "<!DOCTYPE html>\n<html lang=\"%3\"><head><meta charset=\"utf-8\"><title>%4</title>\n"
            "<style>body{font:15px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
            "h3{margin-bottom:0}small{color:#555}code{overflow-wrap:anywhere}.remark{font-style:italic}"
            "@media print{details{display:none}}</style></head><body>\n<h1>%4</h1>\n"
            "<p>%1<br>%2</p>\n")
            .arg(html(headLine(report)), scoreLine(report),
                 //: The code of this language, as HTML's lang has it.
                 Words::tr("en"), Words::tr("Security checklist"));
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
