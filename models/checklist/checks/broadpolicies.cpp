#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/judge/access.h"
#include "models/plan/command.h"

#include <QHash>

#include <algorithm>

namespace cloudnx {

namespace {

const QString readUsers = QStringLiteral("cloudnx iam user list");

/// Which policies are broad, each judged once, however many hold it.
class BroadPolicies {
public:
    /// Those by which somebody may do everything; attached to the user itself, or through a group.
    [[nodiscard]] QStringList in(const std::vector<AppliedPolicy> &policies) {
        QStringList names;
        for (const AppliedPolicy &policy : policies)
            if (policy.document && isBroadOne(policy))
                names.append(policy.via.isEmpty() ? policy.name
                                                  : QStringLiteral("%1 (%2)").arg(policy.name, policy.via));
        return names;
    }

private:
    [[nodiscard]] bool isBroadOne(const AppliedPolicy &policy) {
        const auto known = m_known.constFind(policy.name);
        return known == m_known.constEnd() ? *m_known.insert(policy.name, isBroad(*policy.document)) : *known;
    }

    QHash<QString, bool> m_known;
};

/// Whether a policy could not be read, so that it may allow everything.
bool hasUnread(const std::vector<AppliedPolicy> &policies) {
    return std::any_of(policies.begin(), policies.end(),
                       [](const AppliedPolicy &policy) { return !policy.document; });
}

Finding judge(const Check &self, const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    Judgement judgement(self);
    if (!judgement.judges(inventory.users, Words::tr("IAM users"), readUsers) ||
        !judgement.needs(inventory.policies, Words::tr("Policies"),
                         QStringLiteral("cloudnx iam policy list")) ||
        !judgement.needs(inventory.groups, Words::tr("Groups"), QStringLiteral("cloudnx iam group list")))
        return judgement.missing();
    BroadPolicies known;
    QStringList broad;
    QStringList unread;
    for (const User &user : *inventory.users) {
        const auto policies = policiesOf(inventory, user);
        const QStringList names = known.in(policies);
        if (!names.isEmpty()) {
            broad.append(user.name);
            judgement.show(
                Words::tr("%1 may do everything: %2").arg(user.name, names.join(QStringLiteral(", "))),
                inventory.users.readAt,
                shellLine({QStringLiteral("cloudnx"), QStringLiteral("iam"), QStringLiteral("user"),
                           QStringLiteral("show"), user.name}));
        } else if (hasUnread(policies)) {
            unread.append(user.name);
        }
    }
    judgement.show(counted(static_cast<qsizetype>(inventory.users->size()), Words::tr("IAM user"),
                           Words::tr("IAM users")),
                   inventory.users.readAt, readUsers);
    if (!broad.isEmpty())
        return judgement.says(CheckResult::Fail, Words::tr("%1 may do everything.").arg(listed(broad)));
    if (!unread.isEmpty())
        return judgement.says(
            CheckResult::Unknown,
            Words::tr("A policy of %1 cannot be read, so it may allow everything.").arg(listed(unread)));
    return judgement.says(CheckResult::Pass, Words::tr("No IAM user may do everything."));
}

// What a user needs instead is seen in the log, not guessed here.
Fix fix(const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    Fix fix{.verb = Words::tr("Take the broad policies away"), .inputs = {}, .steps = {}, .automatic = false};
    BroadPolicies known;
    for (const User &user : *inventory.users)
        for (const QString &policy : user.policies) {
            const QStringList broad = known.in(policiesOf(inventory, user));
            if (!broad.contains(policy))
                continue;
            fix.steps.push_back(
                Words::tr("See what %1 does: %2")
                    .arg(user.name, shellLine({QStringLiteral("cloudnx"), QStringLiteral("audit"),
                                               QStringLiteral("list"),
                                               QStringLiteral("actor == \"%1\"").arg(user.name)})));
            fix.steps.push_back(Words::tr("Attach what that needs: %1")
                                    .arg(shellLine({QStringLiteral("cloudnx"), QStringLiteral("iam"),
                                                    QStringLiteral("policy"), QStringLiteral("attach"),
                                                    user.name, QStringLiteral("CloudNxReadOnlyAccess")})));
            fix.steps.push_back(Words::tr("Then take the broad one away: %1")
                                    .arg(shellLine(commandOf(
                                        IamChange(DetachPolicy{PolicyHolder::User, user.name, policy})))));
        }
    return fix;
}

} // namespace

const Check &checks::broadPolicies() {
    static const Check check(
        {.id = QStringLiteral("broad-policies"),
         .title = Words::tr("Has every IAM user only the rights it needs?"),
         .why = Words::tr(
             "Who may do everything does every mistake with everything, and so does whoever steals the "
             "key.\nGive read access first, and one policy more when the work needs it."),
         .stage = Stage::FirstHour,
         .severity = Severity::High,
         .needs = {Part::Users, Part::Policies, Part::Groups},
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
