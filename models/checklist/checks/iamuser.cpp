#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include "models/cloud/abilities.h"
#include "models/judge/access.h"

#include <algorithm>
#include <set>

namespace cloudnx {

namespace {

using Day = std::chrono::sys_days;

const QString readUsers = QStringLiteral("cloudnx iam user list");
const QString readLog =
    QStringLiteral("cloudnx audit list 'time > -7d' --columns time,actor_kind,actor,action,ip");
const QString leastPolicy = QStringLiteral("CloudNxReadOnlyAccess");
const QString fullPolicy = QStringLiteral("CloudNxFullAccess");

// Once in a week is billing or an emergency; on a second day it is a habit.
constexpr int daysOfHabit = 2;
constexpr std::chrono::days shortestWindow{2};

/// On which days (UTC) root was at work.
struct RootUse {
    std::set<Day> days;
    std::set<Day> maybe; ///< days of root or of an actor the log does not tell
    int calls = 0;
    Instant last{};
};

RootUse rootUse(const Activity &activity, Instant since) {
    RootUse use;
    for (const Event &event : activity.events) {
        if (event.time < since ||
            (event.actorKind != ActorKind::Root && event.actorKind != ActorKind::Unknown))
            continue;
        const Day day = std::chrono::floor<std::chrono::days>(event.time);
        use.maybe.insert(day);
        if (event.actorKind != ActorKind::Root)
            continue;
        use.days.insert(day);
        use.last = std::max(use.last, event.time);
        ++use.calls;
    }
    return use;
}

QString windowText(const Activity &activity, Instant now) {
    return counted(std::max<long long>(1, daysBetween(activity.from, now)), Words::tr("day"),
                   Words::tr("days"));
}

QString rootText(const RootUse &use, const Activity &activity, Instant now) {
    const QString window = windowText(activity, now);
    if (use.calls == 0)
        return Words::tr("root: not seen in the last %1. Only calls that change something are logged")
            .arg(window);
    return Words::tr("root: %1 on %2 of the last %3, latest %4. Only calls that change something are logged")
        .arg(counted(use.calls, Words::tr("call"), Words::tr("calls")),
             counted(static_cast<qsizetype>(use.days.size()), Words::tr("day"), Words::tr("days")), window,
             toRfc3339(use.last));
}

/// Whether @p user may do everything, by itself or through a group. A policy that was not read goes by its
/// name.
bool mayDoEverything(const User &user, const Inventory &inventory) {
    const auto policies = policiesOf(inventory, user);
    return std::any_of(policies.begin(), policies.end(), [](const AppliedPolicy &policy) {
        return policy.document ? isBroad(*policy.document) : policy.name == fullPolicy;
    });
}

/// Whether somebody may work as @p user without having everything.
bool isFitForWork(const User &user, const Inventory &inventory) {
    return !user.policies.empty() && !mayDoEverything(user, inventory);
}

/// The newest user to work as instead of root; nullptr when there is none.
const User *workUser(const Inventory &inventory) {
    const User *newest = nullptr;
    for (const User &user : *inventory.users)
        if (isFitForWork(user, inventory) && (!newest || newest->createdAt < user.createdAt))
            newest = &user;
    return newest;
}

void showUsers(Judgement &judgement, const Inventory &inventory) {
    for (const User &user : *inventory.users) {
        if (judgement.isFull())
            break;
        judgement.show(
            Words::tr("IAM user %1%2")
                .arg(user.name, mayDoEverything(user, inventory)
                                    ? Words::tr(": may do everything, which is more than daily work needs")
                                    : QString()),
            inventory.users.readAt, readUsers);
    }
}

// A user made during the window is what the fix leaves behind: root's days before it say nothing of what
// follows.
bool isTooEarly(const Inventory &inventory) {
    const User *user = workUser(inventory);
    if (!user || !user->createdAt || *user->createdAt < inventory.activity->from)
        return false;
    const Instant dayAfter = std::chrono::floor<std::chrono::days>(*user->createdAt) + std::chrono::days(1);
    return static_cast<int>(rootUse(*inventory.activity, dayAfter).days.size()) < daysOfHabit;
}

Finding judgeRoot(Judgement &judgement, const Inventory &inventory, Instant now) {
    const Activity &activity = *inventory.activity;
    const RootUse use = rootUse(activity, activity.from);
    const QString window = windowText(activity, now);
    judgement.show(rootText(use, activity, now), inventory.activity.readAt, readLog);
    if (static_cast<int>(use.days.size()) >= daysOfHabit) {
        const QString worked =
            Words::tr("Root was at work on %1 of the last %2.").arg(use.days.size()).arg(window);
        if (isTooEarly(inventory))
            return judgement.says(CheckResult::Unknown,
                                  Words::tr("%1 %2 is there now; whether root rests shows from tomorrow on.")
                                      .arg(worked, workUser(inventory)->name));
        return judgement.says(CheckResult::Fail, worked);
    }
    if (!activity.complete)
        return judgement.says(
            CheckResult::Unknown,
            Words::tr("Only the newest %1 were read, too few to say whether root is in daily use.")
                .arg(counted(static_cast<qsizetype>(activity.events.size()), QStringLiteral("event"),
                             QStringLiteral("events"))));
    if (now - activity.from < shortestWindow)
        return judgement.says(CheckResult::Unknown, Words::tr("One day of events does not show daily use."));
    if (static_cast<int>(use.maybe.size()) >= daysOfHabit)
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The log does not tell who acted on %1 of the last %2.")
                                  .arg(use.maybe.size())
                                  .arg(window));
    return judgement.says(CheckResult::Pass,
                          Words::tr("%1; root was %2 in the last %3.")
                              .arg(counted(static_cast<qsizetype>(inventory.users->size()),
                                           Words::tr("IAM user"), Words::tr("IAM users")),
                                   use.days.empty() ? Words::tr("not seen") : Words::tr("seen on 1 day"),
                                   window));
}

Finding judge(const Check &self, const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    const Instant now = basis.now;
    Judgement judgement(self);
    if (!abilitiesIn(inventory).ownerSignsIn)
        return judgement.says(CheckResult::NotOffered,
                              Words::tr("There is no root at this cloud: everybody signs in as a user."));
    if (!judgement.judges(inventory.users, Words::tr("IAM users"), readUsers))
        return judgement.missing();
    if (inventory.users->empty()) {
        judgement.show(Words::tr("IAM users: none"), inventory.users.readAt, readUsers);
        return judgement.says(CheckResult::Fail,
                              Words::tr("There is no IAM user: whatever is done is done as root."));
    }
    showUsers(judgement, inventory);
    if (!judgement.needs(inventory.activity, Words::tr("The audit log, which shows root at work"), readLog))
        return judgement.missing();
    return judgeRoot(judgement, inventory, now);
}

Fix fix(const Basis &basis) {
    const Inventory &inventory = basis.inventory;
    const User *user = inventory.users.known() ? workUser(inventory) : nullptr;
    const QString name = user ? user->name : QStringLiteral("operator");
    Fix fix{.verb = Words::tr("Create an IAM user that may only read"),
            .inputs = {},
            .steps = {},
            .automatic = !user};
    if (!user)
        fix.inputs = {{QStringLiteral("user"), Words::tr("Name of the new IAM user"), name}};
    else
        fix.verb = Words::tr("Work as %1").arg(name);
    fix.steps = {
        Words::tr("Give the user a password: %1")
            .arg(shellLine({QStringLiteral("cloudnx"), QStringLiteral("iam"), QStringLiteral("user"),
                            QStringLiteral("set-password"), name})),
        Words::tr("Attach the policies its work needs, one at a time, when it needs them."),
        Words::tr("Sign out as root and in as the user: cloudnx logout, then cloudnx login. Keep root "
                  "for billing and emergencies.")};
    return fix;
}

Result<Changes> changes(const Basis &basis, const FixInputs &inputs) {
    const Inventory &inventory = basis.inventory;
    const auto given = inputs.find(QStringLiteral("user"));
    const auto name =
        checkedName(given == inputs.end() ? QString() : given->second.trimmed(), Words::tr("user name"));
    if (!name)
        return failure(name.error());
    if (!inventory.policies.known())
        return failure(ErrorKind::Invalid,
                       Words::tr("The policies were not read, so none can be chosen. Read again."));
    const bool isThere = std::any_of(inventory.policies->begin(), inventory.policies->end(),
                                     [](const Policy &policy) { return policy.name == leastPolicy; });
    if (!isThere)
        return failure(ErrorKind::Invalid,
                       Words::tr("This account has no policy %1. Create the user with \"cloudnx iam user "
                                 "create %2\" and attach one of \"cloudnx iam policy list\".")
                           .arg(leastPolicy, *name));
    return Changes{IamChange(CreateUser{*name}),
                   IamChange(AttachPolicy{PolicyHolder::User, *name, leastPolicy})};
}

} // namespace

const Check &checks::iamUser() {
    static const Check check(
        {.id = QStringLiteral("iam-user"),
         .title = Words::tr("Is daily work done by IAM users, not by root?"),
         .why = Words::tr(
             "Root may do everything and cannot be limited; it is for billing and emergencies.\n"
             "An IAM user has only the rights it needs, so a mistake or a stolen session costs less."),
         .stage = Stage::FirstHour,
         .severity = Severity::High,
         .needs = {Part::Users, Part::Activity},
         .helps = {Part::Policies, Part::Groups},
         .judge = judge,
         .fix = fix,
         .changes = changes});
    return check;
}

} // namespace cloudnx
