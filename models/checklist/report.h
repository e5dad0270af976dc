#pragma once

#include "models/checklist/check.h"
#include "models/cloud/cloud.h"

namespace cloudnx {

/// All findings of one run. `passed` counts only what was looked at and is right.
struct Report {
    QString profile;
    QString accountId;
    Instant judgedAt{};
    std::vector<Finding> findings; ///< checks in their order, then what the provider states

    [[nodiscard]] int count(CheckResult result) const;
    /// What was asked here: neither what only the provider states nor what this cloud does not have.
    [[nodiscard]] int judged() const;

    /// Failures that nobody answers for.
    [[nodiscard]] int open() const;
    /// Failures of at least @p severity that nobody answers for.
    [[nodiscard]] bool hasFailures(Severity severity = Severity::Low) const;

    friend bool operator==(const Report &, const Report &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("profile", self.profile);
        visit("account_id", self.accountId);
        visit("judged_at", self.judgedAt);
        visit("findings", self.findings);
    }
};

[[nodiscard]] Report runChecks(const Basis &basis, const std::vector<ProviderStatement> &statements);
/// What all checks need to be read.
[[nodiscard]] Parts partsForChecks();

} // namespace cloudnx
