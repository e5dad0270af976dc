#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

const QString readStatus = QStringLiteral("cloudnx mfa status");
constexpr int few = 3;

Finding judge(const Check &self, const Basis &basis) {
    const auto &factor = basis.inventory.secondFactor;
    Judgement judgement(self);
    if (!judgement.judges(factor, Words::tr("Two-factor sign-in"), readStatus))
        return judgement.missing();
    if (!factor->enabled) {
        judgement.show(Words::tr("2FA is off, so there are no backup codes"), factor.readAt, readStatus);
        return judgement.says(CheckResult::Unknown,
                              Words::tr("2FA is off, so there are no backup codes yet."));
    }
    if (!factor->backupCodesLeft) {
        judgement.show(Words::tr("How many backup codes are left is not told"), factor.readAt, readStatus);
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The cloud does not tell how many backup codes are left."));
    }
    const QString left =
        counted(*factor->backupCodesLeft, Words::tr("backup code"), Words::tr("backup codes"));
    judgement.show(Words::tr("%1 left").arg(left), factor.readAt, readStatus);
    if (*factor->backupCodesLeft < few)
        return judgement.says(CheckResult::Fail,
                              Words::tr("Only %1 left: a lost phone would lock you out.").arg(left));
    // Codes that were made after somebody said so are not the ones that were stored.
    const Attestation *said = attestationOf(basis.record, self.id());
    if (said && factor->enabledAt && said->at < *factor->enabledAt) {
        judgement.show(Words::tr("2FA was turned on anew at %1").arg(toRfc3339(*factor->enabledAt)),
                       factor.readAt, readStatus);
        return judgement.says(
            CheckResult::Unknown,
            Words::tr("2FA was turned on anew since %1 said so; the codes are others now.").arg(said->by));
    }
    return judgement.attested(basis, Words::tr("the backup codes are stored where the phone is not"));
}

} // namespace

const Check &checks::backupCodes() {
    static const Check check(
        {.id = QStringLiteral("backup-codes"),
         .title = Words::tr("Are the backup codes stored away from the phone?"),
         .why =
             Words::tr("Backup codes are printed once; without them a lost phone is a lost account.\n"
                       "A rehearsal is to sign in with one: it proves that you can, and spends that code."),
         .stage = Stage::FirstHour,
         .severity = Severity::High,
         .needs = {Part::SecondFactor},
         .advice = {Words::tr(
                        "New codes come with a new enrolment: cloudnx mfa disable, then cloudnx mfa enable."),
                    Words::tr("Store them where the phone is not, then say so: cloudnx checklist attest "
                              "backup-codes --by NAME")},
         .wordHolds = std::chrono::days(365),
         .judge = judge});
    return check;
}

} // namespace cloudnx
