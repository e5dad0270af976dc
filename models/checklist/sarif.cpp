#include "models/checklist/check.h"
#include "models/checklist/document.h"

#include <QJsonDocument>

namespace cloudnx {

namespace {

/// §3.27.9: what kind of result it is.
QString kindOf(CheckResult result) {
    switch (result) {
    case CheckResult::Pass:
        return QStringLiteral("pass");
    case CheckResult::Fail:
        return QStringLiteral("fail");
    case CheckResult::Unknown:
        return QStringLiteral("review");
    case CheckResult::NotOffered:
        return QStringLiteral("notApplicable");
    case CheckResult::Stated:
    case CheckResult::Attested:
        break;
    }
    return QStringLiteral("informational");
}

/// §3.27.10: none for everything but a failure.
QString levelOf(const Finding &finding) {
    if (finding.result != CheckResult::Fail)
        return QStringLiteral("none");
    switch (finding.severity) {
    case Severity::Critical:
    case Severity::High:
        return QStringLiteral("error");
    case Severity::Medium:
        return QStringLiteral("warning");
    case Severity::Low:
        break;
    }
    return QStringLiteral("note");
}

QJsonObject textOf(const QString &text) {
    return {{QStringLiteral("text"), text}};
}

QJsonObject ruleOf(const Finding &finding) {
    QJsonObject rule{{QStringLiteral("id"), finding.check},
                     {QStringLiteral("shortDescription"), textOf(finding.title)}};
    if (const Check *check = findCheck(finding.check))
        rule.insert(QStringLiteral("fullDescription"), textOf(check->why()));
    return rule;
}

QJsonObject resultOf(const Report &report, const Finding &finding, int index) {
    const QJsonObject place{{QStringLiteral("fullyQualifiedName"), report.accountId + u'/' + finding.check},
                            {QStringLiteral("kind"), QStringLiteral("resource")}};
    QJsonObject result{
        {QStringLiteral("ruleId"), finding.check},
        {QStringLiteral("ruleIndex"), index},
        {QStringLiteral("kind"), kindOf(finding.result)},
        {QStringLiteral("level"), levelOf(finding)},
        {QStringLiteral("message"), textOf(finding.summary)},
        {QStringLiteral("locations"),
         QJsonArray{QJsonObject{{QStringLiteral("logicalLocations"), QJsonArray{place}}}}},
        {QStringLiteral("properties"), QJsonObject{{QStringLiteral("severity"), wordOf(finding.severity)},
                                                   {QStringLiteral("result"), wordOf(finding.result)},
                                                   {QStringLiteral("digest"), finding.digest}}}};
    if (finding.waiver)
        result.insert(QStringLiteral("suppressions"),
                      QJsonArray{QJsonObject{{QStringLiteral("kind"), QStringLiteral("external")},
                                             {QStringLiteral("status"), QStringLiteral("accepted")},
                                             {QStringLiteral("justification"),
                                              QStringLiteral("%1 (%2, until %3)")
                                                  .arg(finding.waiver->reason, finding.waiver->by,
                                                       toRfc3339(finding.waiver->until))}}});
    return result;
}

} // namespace

QByteArray toSarif(const Report &report) {
    QJsonArray rules;
    QJsonArray results;
    for (const Finding &finding : report.findings) {
        results.append(resultOf(report, finding, static_cast<int>(rules.size())));
        rules.append(ruleOf(finding));
    }
    const QJsonObject driver{{QStringLiteral("name"), QStringLiteral("cloudnx checklist")},
                             {QStringLiteral("version"), QStringLiteral(CLOUDNX_VERSION)},
                             {QStringLiteral("rules"), rules}};
    const QJsonObject invocation{{QStringLiteral("executionSuccessful"), true},
                                 {QStringLiteral("endTimeUtc"), toRfc3339(report.judgedAt)}};
    const QJsonObject run{{QStringLiteral("tool"), QJsonObject{{QStringLiteral("driver"), driver}}},
                          {QStringLiteral("invocations"), QJsonArray{invocation}},
                          {QStringLiteral("results"), results}};
    const QJsonObject log{
        {QStringLiteral("$schema"), QStringLiteral("https://json.schemastore.org/sarif-2.1.0.json")},
        {QStringLiteral("version"), QStringLiteral("2.1.0")},
        {QStringLiteral("runs"), QJsonArray{run}}};
    return QJsonDocument(log).toJson(QJsonDocument::Indented);
}

} // namespace cloudnx
