#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

namespace cloudnx {

namespace {

const QString readUsers = QStringLiteral("cloudnx iam user list");

Finding judge(const Check &self, const Basis &basis) {
    const auto &users = basis.inventory.users;
    Judgement judgement(self);
    if (!judgement.judges(users, Words::tr("IAM users"), readUsers))
        return judgement.missing();
    QStringList without;
    QStringList untold;
    for (const User &user : *users) {
        if (user.consoleAccess == false)
            continue;
        if (user.mfaEnabled == false && user.consoleAccess == true)
            without.append(user.name);
        else if (user.mfaEnabled != true)
            untold.append(user.name);
        if (!judgement.isFull())
            judgement.show(
                QStringLiteral("%1: %2").arg(
                    user.name, !user.mfaEnabled   ? Words::tr("whether 2FA is on is not told")
                               : *user.mfaEnabled ? Words::tr("2FA is on")
                               : user.consoleAccess
                                   ? Words::tr("2FA is off")
                                   : Words::tr("2FA is off; whether it has a password is not told")),
                users.readAt, readUsers);
    }
    judgement.show(
        counted(static_cast<qsizetype>(users->size()), Words::tr("IAM user"), Words::tr("IAM users")),
        users.readAt, readUsers);
    if (!without.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("A password alone signs in %1.").arg(listed(without)));
    if (!untold.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("Whether %1 uses 2FA is not known.").arg(listed(untold)));
    return judgement.says(CheckResult::Pass, Words::tr("Every IAM user who signs in by password uses 2FA."));
}

QString line(const QString &verb, const QString &user) {
    return shellLine({QStringLiteral("cloudnx"), QStringLiteral("iam"), QStringLiteral("user"), verb, user});
}

Fix fix(const Basis &basis) {
    Fix fix{.verb = Words::tr("Turn on 2FA for each user"), .inputs = {}, .steps = {}, .automatic = false};
    for (const User &user : *basis.inventory.users)
        if (user.mfaEnabled == false && user.consoleAccess == true) {
            fix.steps.push_back(
                Words::tr("Only %1 can turn it on: cloudnx login, then cloudnx mfa enable").arg(user.name));
            fix.steps.push_back(Words::tr("If %1 needs no password: %2")
                                    .arg(user.name, line(QStringLiteral("disable-password"), user.name)));
        }
    return fix;
}

} // namespace

const Check &checks::usersSecondFactor() {
    static const Check check(
        {.id = QStringLiteral("users-second-factor"),
         .title = Words::tr("Does every IAM user with a password use 2FA?"),
         .why = Words::tr("Your own 2FA does not help when a colleague's password is phished.\n"
                          "Users without a password need none: they sign by key."),
         .stage = Stage::FirstHour,
         .severity = Severity::High,
         .needs = {Part::Users},
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
