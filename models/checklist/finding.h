#pragma once

#include "models/cloud/inventory.h"
#include "models/record/attestation.h"

namespace cloudnx {

/// Stated: by the provider, about itself. Attested: by a person, until a day.
enum class CheckResult { Pass, Fail, Unknown, NotOffered, Stated, Attested };

template <>
inline constexpr auto enumWords<CheckResult> =
    std::to_array<EnumWord<CheckResult>>({{CheckResult::Pass, "pass"},
                                          {CheckResult::Fail, "fail"},
                                          {CheckResult::Unknown, "unknown"},
                                          {CheckResult::NotOffered, "not_offered"},
                                          {CheckResult::Stated, "stated"},
                                          {CheckResult::Attested, "attested"}});

/// Whether it is as it should be, by what was seen or by somebody's word.
[[nodiscard]] constexpr bool isRight(CheckResult result) {
    return result == CheckResult::Pass || result == CheckResult::Attested;
}

enum class Severity { Low, Medium, High, Critical };

template <>
inline constexpr auto enumWords<Severity> =
    std::to_array<EnumWord<Severity>>({{Severity::Low, "low"},
                                       {Severity::Medium, "medium"},
                                       {Severity::High, "high"},
                                       {Severity::Critical, "critical"}});

/// When a check is due: the guide's three times.
enum class Stage { FirstHour, BeforeProduction, EveryWeek };

template <>
inline constexpr auto enumWords<Stage> =
    std::to_array<EnumWord<Stage>>({{Stage::FirstHour, "first_hour"},
                                    {Stage::BeforeProduction, "before_production"},
                                    {Stage::EveryWeek, "every_week"}});

template <>
inline constexpr auto enumWords<Part> =
    std::to_array<EnumWord<Part>>({{Part::Identity, "identity"},
                                   {Part::SecondFactor, "second_factor"},
                                   {Part::Sessions, "sessions"},
                                   {Part::TaxProfile, "tax_profile"},
                                   {Part::PasswordPolicy, "password_policy"},
                                   {Part::Users, "users"},
                                   {Part::Groups, "groups"},
                                   {Part::Policies, "policies"},
                                   {Part::AccessKeys, "access_keys"},
                                   {Part::Principals, "principals"},
                                   {Part::Instances, "instances"},
                                   {Part::Volumes, "volumes"},
                                   {Part::Snapshots, "snapshots"},
                                   {Part::Images, "images"},
                                   {Part::Firewall, "firewall"},
                                   {Part::Allowances, "allowances"},
                                   {Part::KmsKeys, "kms_keys"},
                                   {Part::Buckets, "buckets"},
                                   {Part::StorageKeys, "storage_keys"},
                                   {Part::Activity, "activity"}});

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
    QString source;                   ///< the provider's page, for Stated
    Stage stage = Stage::FirstHour;   ///< when it is due
    std::vector<Part> dependsOn = {}; ///< what was looked at: a change of it makes this stale
    QString digest = {}; ///< SHA-256 over all that was read of those; empty for a part that was not
    std::optional<Attestation> attestation = {}; ///< for Attested
    std::optional<Waiver> waiver = {};           ///< that holds now; only for Fail
    QString stale = {}; ///< what was done to it after it was read; empty: nothing that is known

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
        visit("stage", self.stage);
        visit("depends_on", self.dependsOn);
        visit("digest", self.digest);
        visit("attestation", self.attestation);
        visit("waiver", self.waiver);
        visit("stale", self.stale);
    }
};

} // namespace cloudnx
