#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

constexpr std::chrono::days longestPause{7};

Finding judge(const Check &self, const Basis &basis) {
    const QString read = QStringLiteral("cloudnx audit list 'time > -7d'");
    Judgement judgement(self);
    if (!judgement.judges(basis.inventory.activity, Words::tr("The audit log"), read))
        return judgement.missing();
    const auto &last = basis.record.auditReadAt;
    judgement.show(last ? Words::tr("The log was opened here %1").arg(toAgeText(*last, basis.now))
                        : Words::tr("The log was never opened here"),
                   last.value_or(basis.now), read);
    if (!last)
        return judgement.attested(basis, Words::tr("the audit log was read this week"));
    if (*last > basis.now)
        return judgement.says(CheckResult::Unknown,
                              Words::tr("It is dated %1, which is still to come.").arg(toRfc3339(*last)));
    if (basis.now - *last > longestPause)
        return judgement.says(CheckResult::Fail,
                              Words::tr("The audit log was read last %1.").arg(toAgeText(*last, basis.now)));
    return judgement.says(CheckResult::Pass,
                          Words::tr("The audit log was opened %1.").arg(toAgeText(*last, basis.now)));
}

} // namespace

const Check &checks::auditRead() {
    static const Check check(
        {.id = QStringLiteral("audit-read"),
         .title = Words::tr("Was the audit log read this week?"),
         .why = Words::tr("A log that nobody reads finds nothing; most break-ins stand in one for "
                          "weeks.\nOnce a week: who signed in, what was opened, what was deleted."),
         .stage = Stage::EveryWeek,
         .severity = Severity::Medium,
         .needs = {Part::Activity},
         .advice = {QStringLiteral("cloudnx audit list 'time > -7d'")},
         .wordHolds = std::chrono::days(7),
         .judge = judge});
    return check;
}

} // namespace cloudnx
