#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

Finding judge(const Check &self, const Basis &basis) {
    const auto &factor = basis.inventory.secondFactor;
    const QString read = QStringLiteral("cloudnx mfa status");
    Judgement judgement(self);
    if (!judgement.judges(factor, QStringLiteral("Two-factor sign-in"), read))
        return judgement.missing();
    judgement.show(factor->enabled ? QStringLiteral("A TOTP seed is kept as a credential")
                                   : QStringLiteral("There is no TOTP seed"),
                   factor.readAt, read);
    if (!factor->enabled)
        return judgement.says(CheckResult::Unknown,
                              QStringLiteral("2FA is off, so there is no seed to read."));
    judgement.cite(
        QStringLiteral("https://docs.openstack.org/keystone/latest/user/application_credentials.html"));
    return judgement.says(
        CheckResult::Stated,
        QStringLiteral("Keystone lets every token of its owner read the TOTP seed: whoever steals a token "
                       "has the second factor too. Sign out when you are done, and keep tokens short."));
}

} // namespace

const Check &checks::totpSeed() {
    static const Check check(
        {.id = QStringLiteral("totp-seed"),
         .title = QStringLiteral("Who may read the seed of your codes?"),
         .why = QStringLiteral(
             "On OpenStack the seed of TOTP is a credential of its owner, and every token of that owner may "
             "read it.\nSo a stolen session is worth both factors until it ends."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Low,
         .needs = {Part::SecondFactor},
         .cloud = QStringLiteral("openstack"),
         .judge = judge});
    return check;
}

} // namespace cloudnx
