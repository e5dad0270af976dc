#include "models/checklist/report.h"

#include <algorithm>

namespace cloudnx {

namespace {

Finding statedBy(const ProviderStatement &statement) {
    return {.check = statement.id,
            .title = statement.title,
            .result = CheckResult::Stated,
            .severity = Severity::Low,
            .summary = QStringLiteral("The provider states it; it cannot be checked from outside."),
            .evidence = {},
            .source = statement.source};
}

} // namespace

int Report::count(CheckResult result) const {
    return static_cast<int>(std::count_if(findings.begin(), findings.end(), [result](const Finding &finding) {
        return finding.result == result;
    }));
}

Report runChecks(const Inventory &inventory, const std::vector<ProviderStatement> &statements, Instant now) {
    Report report{inventory.profile, inventory.accountId, now, {}};
    for (const auto &check : everyCheck())
        report.findings.push_back(check->judge(inventory, now));
    for (const ProviderStatement &statement : statements)
        report.findings.push_back(statedBy(statement));
    return report;
}

Parts partsForChecks() {
    Parts parts;
    for (const auto &check : everyCheck())
        parts.merge(partsForCheck(*check));
    return parts;
}

} // namespace cloudnx
