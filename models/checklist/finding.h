#pragma once

#include "models/cloud/inventory.h"

namespace cloudnx {

enum class CheckResult { Pass, Fail, Unknown, NotOffered, Stated };

template <>
inline constexpr auto enumWords<CheckResult> =
    std::to_array<EnumWord<CheckResult>>({{CheckResult::Pass, "pass"},
                                          {CheckResult::Fail, "fail"},
                                          {CheckResult::Unknown, "unknown"},
                                          {CheckResult::NotOffered, "not_offered"},
                                          {CheckResult::Stated, "stated"}});

enum class Severity { Low, Medium, High, Critical };

template <>
inline constexpr auto enumWords<Severity> =
    std::to_array<EnumWord<Severity>>({{Severity::Low, "low"},
                                       {Severity::Medium, "medium"},
                                       {Severity::High, "high"},
                                       {Severity::Critical, "critical"}});

/// A value that was read and led to the result.
struct Evidence {
    QString text; ///< "db-01: 5432/tcp from everyone (0.0.0.0/0), rule fw-12"
    Instant readAt{};
    QString readAgain; ///< terminal line that reads it again

    friend bool operator==(const Evidence &, const Evidence &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("text", self.text);
        visit("read_at", self.readAt);
        visit("read_again", self.readAgain);
    }
};

/// What one check says of one inventory.
struct Finding {
    QString check; ///< id, "second-factor"
    QString title; ///< the question: "Is two-factor sign-in on?"
    CheckResult result = CheckResult::Unknown;
    Severity severity = Severity::Medium;
    QString summary; ///< one line: what was found, or why it is unknown
    std::vector<Evidence> evidence;
    QString source; ///< the provider's page, for Stated

    friend bool operator==(const Finding &, const Finding &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("check", self.check);
        visit("title", self.title);
        visit("result", self.result);
        visit("severity", self.severity);
        visit("summary", self.summary);
        visit("evidence", self.evidence);
        visit("source", self.source);
    }
};

} // namespace cloudnx
