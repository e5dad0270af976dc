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
    std::vector<QString> names;
    for (const User &user : *users)
        names.push_back(user.name);
    judgement.show(names.empty()
                       ? Words::tr("IAM users: none")
                       : Words::tr("IAM users: %1")
                             .arg(QStringList(names.begin(), names.end()).join(QStringLiteral(", "))),
                   users.readAt, readUsers);
    if (names.empty())
        return judgement.says(CheckResult::Unknown, Words::tr("There is no IAM user yet; see iam-user."));
    return judgement.attested(basis, Words::tr("each IAM user is one person or one automation"), names);
}

} // namespace

const Check &checks::userPerPerson() {
    static const Check check(
        {.id = QStringLiteral("user-per-person"),
         .title = Words::tr("Has each person and each automation an IAM user of its own?"),
         .why = Words::tr("Who shares a user shares its password, and the log cannot tell who did what.\n"
                          "One user each can be limited, and taken away, without hurting the others."),
         .stage = Stage::FirstHour,
         .severity = Severity::Medium,
         .needs = {Part::Users},
         .wordHolds = std::chrono::days(180),
         .judge = judge});
    return check;
}

} // namespace cloudnx
