#include "models/tables/findingtable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::optional<Mood> resultMood(const Finding &finding) {
    switch (finding.result) {
    case CheckResult::Pass:
        return Mood::Ok;
    case CheckResult::Fail:
        return finding.waiver ? Mood::Look : Mood::Wrong;
    case CheckResult::Unknown:
        return Mood::Unknown;
    case CheckResult::NotOffered:
    case CheckResult::Stated:
    case CheckResult::Attested:
        break;
    }
    return std::nullopt;
}

QString resultText(const Finding &finding) {
    switch (finding.result) {
    case CheckResult::NotOffered:
        return QStringLiteral("not offered");
    case CheckResult::Stated:
        return QStringLiteral("stated by provider");
    case CheckResult::Fail:
        return finding.waiver ? QStringLiteral("fail, waived") : wordOf(finding.result);
    default:
        return wordOf(finding.result);
    }
}

std::vector<QString> evidenceOf(const Finding &finding) {
    std::vector<QString> texts;
    texts.reserve(finding.evidence.size());
    for (const Evidence &evidence : finding.evidence)
        texts.push_back(evidence.text);
    return texts;
}

// A statement and a check that does not apply have nothing to be severe about.
std::optional<Severity> severityOf(const Finding &finding) {
    const bool weighs = finding.result != CheckResult::Stated && finding.result != CheckResult::NotOffered;
    return weighs ? std::optional(finding.severity) : std::nullopt;
}

std::vector<Column<Finding>> columns() {
    return {
        withMood(withText(column<Finding>("result", "Result", &Finding::result), resultText), resultMood),
        fixed(column<Finding>("check", "Check", &Finding::check)),
        orElse(column<Finding>("severity", "Severity", severityOf), "–"),
        column<Finding>("summary", "Found", &Finding::summary),
        onDemand(column<Finding>("title", "Question", &Finding::title)),
        onDemand(column<Finding>("evidence", "Evidence", evidenceOf)),
        onDemand(column<Finding>("source", "Source", &Finding::source)),
    };
}

} // namespace

FindingTable::FindingTable(QObject *parent)
    : RowsTable(columns(), [](const Finding &finding) { return finding.check; }, parent) {}

} // namespace cloudnx
