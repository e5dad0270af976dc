#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

const QString readPolicy = QStringLiteral("cloudnx password-policy show");
// CIS Amazon Web Services Foundations 1.8 and 1.9; CloudNx has the same fields.
constexpr int leastLength = 14;
constexpr int leastReuse = 24;

QStringList lacks(const PasswordPolicy &policy) {
    QStringList found;
    if (policy.minLength < leastLength)
        found.append(
            Words::tr("%1 characters are enough (at least %2)").arg(policy.minLength).arg(leastLength));
    if (const int kept = policy.preventReuse.value_or(0); kept <= 0)
        found.append(Words::tr("old passwords may come back (not the last %1)").arg(leastReuse));
    else if (kept < leastReuse)
        found.append(
            Words::tr("the last %1 passwords may not come back (at least %2)").arg(kept).arg(leastReuse));
    return found;
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &policy = basis.inventory.passwordPolicy;
    Judgement judgement(self);
    if (!judgement.judges(policy, Words::tr("The password policy"), readPolicy))
        return judgement.missing();
    judgement.show(Words::tr("At least %1 characters; %2")
                       .arg(policy->minLength)
                       .arg(policy->preventReuse
                                ? Words::tr("the last %1 may not come back").arg(*policy->preventReuse)
                                : Words::tr("old ones may come back")),
                   policy.readAt, readPolicy);
    if (const QStringList found = lacks(*policy); !found.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("The rules are weak: %1.").arg(found.join(QStringLiteral("; "))));
    return judgement.says(
        CheckResult::Pass,
        Words::tr("Passwords have at least %1 characters and do not come back.").arg(policy->minLength));
}

Fix fix(const Basis &) {
    return {.verb = Words::tr("Ask for longer passwords"),
            .inputs = {},
            .steps = {Words::tr("It holds for the next password of each IAM user; those there are stay.")},
            .automatic = true};
}

// What is stricter already stays.
Result<Changes> changes(const Basis &basis, const FixInputs &) {
    const auto &policy = basis.inventory.passwordPolicy;
    if (!policy.known() || lacks(*policy).isEmpty())
        return failure(ErrorKind::Invalid,
                       Words::tr("The password policy is not known to be weak. Read again."));
    PasswordPolicy better = *policy;
    better.minLength = std::max(better.minLength, leastLength);
    better.preventReuse = std::max(better.preventReuse.value_or(0), leastReuse);
    return Changes{AccountChange(SetPasswordPolicy{better})};
}

} // namespace

const Check &checks::passwordPolicy() {
    static const Check check(
        {.id = QStringLiteral("password-policy"),
         .title = Words::tr("Do IAM users need long passwords?"),
         .why = Words::tr("A short password is guessed from a stolen list of hashes within hours.\n"
                          "Length helps most: 14 characters, none of the last 24 again (CIS 1.8 and 1.9)."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Medium,
         .needs = {Part::PasswordPolicy},
         .judge = judge,
         .fix = fix,
         .changes = changes});
    return check;
}

} // namespace cloudnx
