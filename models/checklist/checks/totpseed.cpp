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
    judgement.show(factor->enabled ? Words::tr("A TOTP seed is kept as a credential")
                                   : Words::tr("There is no TOTP seed"),
                   factor.readAt, read);
    if (!factor->enabled)
        return judgement.says(CheckResult::Unknown, Words::tr("2FA is off, so there is no seed to read."));
    judgement.cite(
        QStringLiteral("https://docs.openstack.org/keystone/latest/user/application_credentials.html"));
    // To try it would fetch the seed, which nothing here needs.
    return judgement.says(
        CheckResult::Stated,
        Words::tr("Keystone lets every token of its owner read the TOTP seed: whoever steals "
                  "a token has the second factor too."));
}

} // namespace

const Check &checks::totpSeed() {
    static const Check check(
        {.id = QStringLiteral("totp-seed"),
         .title = Words::tr("Who may read the seed of your codes?"),
         .why = Words::tr(
             "On OpenStack the seed of TOTP is a credential of its owner, and every token of that owner may "
             "read it.\nSo a stolen session is worth both factors until it ends."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Medium,
         .needs = {Part::SecondFactor},
         .cloud = QStringLiteral("openstack"),
         .advice = {Words::tr("Work with an application credential that may not read credentials: its access "
                              "rules name what it needs, and /v3/credentials is not among it."),
                    Words::tr("Sign out when you are done: a revoked token reads nothing."),
                    Words::tr("The operator can close it: a policy for identity:get_credential that asks for "
                              "an administrator. Ask for it.")},
         .judge = judge});
    return check;
}

} // namespace cloudnx
