#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/cloud/abilities.h"
#include "models/plan/command.h"

namespace cloudnx {

namespace {

const QString readStatus = QStringLiteral("cloudnx mfa status");
const QString readUsers = QStringLiteral("cloudnx iam user list");

QString whoIs(const Identity &identity) {
    return identity.kind == IdentityKind::Root ? Words::tr("root (%1)").arg(identity.name) : identity.name;
}

QString onText(const Identity &identity, const SecondFactor &factor) {
    QString text = Words::tr("%1: 2FA is on").arg(whoIs(identity));
    if (factor.enabledAt)
        text += Words::tr(" since %1").arg(toRfc3339(*factor.enabledAt).left(10));
    if (factor.backupCodesLeft)
        text +=
            Words::tr("; %1 left")
                .arg(counted(*factor.backupCodesLeft, Words::tr("backup code"), Words::tr("backup codes")));
    return text;
}

// Other people's second factor is theirs to turn on: it is shown, and does not decide.
void showUsers(Judgement &judgement, const Reading<std::vector<User>> &users) {
    if (!users.known()) {
        judgement.show(Words::tr("IAM users: not known, so whether they use 2FA is not known either"),
                       users.readAt, readUsers);
        return;
    }
    for (const User &user : *users) {
        if (user.mfaEnabled == true || user.consoleAccess == false)
            continue;
        judgement.show((user.mfaEnabled ? Words::tr("IAM user %1: 2FA is off; only %1 can turn it on")
                                        : Words::tr("IAM user %1: whether 2FA is on is not told"))
                           .arg(user.name),
                       users.readAt, readUsers);
    }
}

Finding judge(const Check &self, const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    Judgement judgement(self);
    if (!judgement.judges(inventory.secondFactor, Words::tr("Two-factor sign-in"), readStatus) ||
        !judgement.needs(inventory.identity, Words::tr("Who is signed in"), QStringLiteral("cloudnx whoami")))
        return judgement.missing();
    const Identity &identity = *inventory.identity;
    const SecondFactor &factor = *inventory.secondFactor;
    const bool isRoot = identity.kind == IdentityKind::Root;
    judgement.weigh(isRoot ? Severity::Critical : Severity::High);
    judgement.show(factor.enabled ? onText(identity, factor)
                                  : Words::tr("%1: 2FA is off").arg(whoIs(identity)),
                   inventory.secondFactor.readAt, readStatus);
    showUsers(judgement, inventory.users);
    if (!factor.enabled)
        return judgement.says(
            CheckResult::Fail,
            Words::tr("2FA is off for %1: the password alone signs in.").arg(whoIs(identity)));
    if (identity.mfaEnabled == false)
        return judgement.says(
            CheckResult::Unknown,
            Words::tr("The account says 2FA is on, your profile says it is off. Read again."));
    return judgement.says(CheckResult::Pass, Words::tr("2FA is on for %1.").arg(whoIs(identity)));
}

/// Where only an administrator says what a user has to prove.
Fix askAnAdministrator(const QString &name) {
    return {.verb = Words::tr("Ask an administrator for two-factor sign-in"),
            .inputs = {},
            .steps =
                {Words::tr("Only an administrator of this cloud may do it. Ask for your user, %1:").arg(name),
                 Words::tr("first the seed of your codes: %1")
                     .arg(shellLine(commandOf(IamChange(EnrolTotp{name})))),
                 Words::tr("then that both are asked for: %1")
                     .arg(shellLine(
                         commandOf(IamChange(SetMfaRules{name, {QStringLiteral("password + totp")}})))),
                 Words::tr("Take care that a second way to sign in stays: an application credential.")},
            .automatic = false};
}

Fix fix(const Basis &basis) {
    if (abilitiesIn(basis.inventory).mfaRules)
        return askAnAdministrator(basis.inventory.identity.known() ? basis.inventory.identity->name
                                                                   : QStringLiteral("NAME"));
    return {.verb = Words::tr("Turn on two-factor sign-in"),
            .inputs = {},
            .steps = {Words::tr("Have an authenticator app at hand: Google Authenticator, Authy, 1Password."),
                      Words::tr("Keep the backup codes where the phone is not. They are shown once.")},
            .automatic = true};
}

Result<Changes> changes(const Basis &basis, const FixInputs &) {
    if (abilitiesIn(basis.inventory).mfaRules)
        return failure(ErrorKind::Invalid,
                       Words::tr("Only an administrator of this cloud turns two-factor sign-in on."));
    return Changes{AccountChange(EnableSecondFactor{})};
}

} // namespace

const Check &checks::secondFactor() {
    static const Check check(
        {.id = QStringLiteral("second-factor"),
         .title = Words::tr("Is two-factor sign-in on for you?"),
         .why =
             Words::tr("A password alone can be guessed, reused or phished.\n"
                       "With a code from your phone, a stolen password is not enough to take the account."),
         .stage = Stage::FirstHour,
         .severity = Severity::High,
         .needs = {Part::Identity, Part::SecondFactor},
         .helps = {Part::Users},
         .judge = judge,
         .fix = fix,
         .changes = changes});
    return check;
}

} // namespace cloudnx
