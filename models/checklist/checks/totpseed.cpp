#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

Finding judge(const Check &self, const Basis &basis) {
    const auto &factor = basis.inventory.secondFactor;
    const QString read = QStringLiteral("cloudnx mfa status");
    Judgement judgement(self);
    if (!judgement.judges(factor, Words::tr("Two-factor sign-in"), read))
        return judgement.missing();
    if (!factor->enabled)
        return judgement.says(CheckResult::Unknown, Words::tr("2FA is off, so there is no seed to read."));
    const std::optional<int> seeds = factor->readableSeeds;
    judgement.show(!seeds       ? Words::tr("Seeds that this session may read: not told")
                   : *seeds > 0 ? Words::tr("Seeds that this session may read: %1").arg(*seeds)
                                : Words::tr("Seeds that this session may read: none"),
                   factor.readAt, read);
    if (!seeds)
        return judgement.says(
            CheckResult::Unknown,
            Words::tr("This session is told of no seed, as one of an application credential never is. "
                      "Whether one by password and code may read it shows after such a sign-in."));
    if (*seeds == 0)
        return judgement.says(CheckResult::Pass,
                              Words::tr("A session by password and code may not read the TOTP seed."));
    return judgement.says(CheckResult::Fail,
                          Words::tr("This session may read its own TOTP seed: whoever steals its token has "
                                    "the second factor too."));
}

} // namespace

const Check &checks::totpSeed() {
    static const Check check(
        {.id = QStringLiteral("totp-seed"),
         .title = Words::tr("Who may read the seed of your codes?"),
         .why = Words::tr(
             "On OpenStack the seed of TOTP is a credential of its owner, and a token that he got by "
             "password "
             "and code may read it.\nSo a stolen session is worth both factors, also after it has ended."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Medium,
         .needs = {Part::SecondFactor},
         .cloud = QStringLiteral("openstack"),
         .advice = {Words::tr("Work with an application credential: its tokens are told of no seed."),
                    Words::tr(
                        "Sign out when you are done: a revoked token reads nothing. After an incident have "
                        "the seed replaced, not only the password."),
                    Words::tr("The operator can close it: a policy for identity:get_credential that asks for "
                              "an administrator. Ask for it.")},
         .judge = judge});
    return check;
}

} // namespace cloudnx
