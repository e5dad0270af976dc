#include "models/checklist/report.h"

#include "models/checklist/partdigest.h"
#include "models/checklist/staleness.h"
#include "models/checklist/words.h"

#include <algorithm>

namespace cloudnx {

namespace {

Finding statedBy(const ProviderStatement &statement) {
    return {.check = statement.id,
            .title = statement.title,
            .result = CheckResult::Stated,
            .severity = Severity::Low,
            .summary = Words::tr("The provider states it; it cannot be checked from outside."),
            .evidence = {},
            .source = statement.source,
            .stage = Stage::BeforeProduction};
}

bool isOpen(const Finding &finding) {
    return finding.result == CheckResult::Fail && !finding.waiver;
}

QString digestFor(const Finding &finding, const std::map<Part, QString> &digests) {
    QJsonObject all;
    for (const Part part : finding.dependsOn)
        all.insert(wordOf(part), digests.at(part));
    return all.isEmpty() ? QString() : digestOf(all);
}

QString staleBy(const Finding &finding, const std::map<Part, QString> &touched) {
    for (const Part part : finding.dependsOn)
        if (const auto found = touched.find(part); found != touched.end())
            return found->second;
    return {};
}

} // namespace

int Report::count(CheckResult result) const {
    return static_cast<int>(std::count_if(findings.begin(), findings.end(), [result](const Finding &finding) {
        return finding.result == result;
    }));
}

int Report::judged() const {
    return static_cast<int>(findings.size()) - count(CheckResult::Stated) - count(CheckResult::NotOffered);
}

bool Report::hasFailures(Severity severity) const {
    return std::any_of(findings.begin(), findings.end(), [severity](const Finding &finding) {
        return isOpen(finding) && finding.severity >= severity;
    });
}

int Report::open() const {
    return static_cast<int>(std::count_if(findings.begin(), findings.end(), isOpen));
}

Report runChecks(const Basis &basis, const std::vector<ProviderStatement> &statements) {
    const Inventory &inventory = basis.inventory;
    Report report{inventory.profile, inventory.accountId, basis.now, {}};
    const std::map<Part, QString> digests = digestsOf(inventory);
    const std::map<Part, QString> touched = touchedSince(inventory);
    for (const Check *check : everyCheck()) {
        Finding finding = check->judge(basis);
        finding.digest = digestFor(finding, digests);
        finding.stale = staleBy(finding, touched);
        if (const Waiver *waiver = waiverOf(basis.record, finding.check, basis.now);
            waiver && finding.result == CheckResult::Fail)
            finding.waiver = *waiver;
        report.findings.push_back(std::move(finding));
    }
    for (const ProviderStatement &statement : statements)
        report.findings.push_back(statedBy(statement));
    return report;
}

Parts partsForChecks() {
    Parts parts;
    for (const Check *check : everyCheck())
        parts.merge(partsForCheck(*check));
    return parts;
}

} // namespace cloudnx
