#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include <algorithm>
#include <set>

namespace cloudnx {

namespace {

const QString readLog = QStringLiteral("cloudnx audit list 'time > -7d' --columns time,actor,action,ip");

const Instance *instanceAt(const std::vector<Instance> &instances, const QString &ip) {
    const auto found = std::find_if(instances.begin(), instances.end(), [&](const Instance &instance) {
        return !ip.isEmpty() && (instance.publicIp == ip || instance.privateIp == ip);
    });
    return found == instances.end() ? nullptr : &*found;
}

std::set<QString> keyHolders(const std::vector<AccessKey> &keys) {
    std::set<QString> users;
    for (const AccessKey &key : keys)
        if (key.active)
            users.insert(key.userName);
    return users;
}

/// Users with an active key, by the instance they were seen to act from. The log names the user, not the key.
std::map<QString, const Instance *> onMachines(const Inventory &all) {
    const std::set<QString> users = keyHolders(*all.accessKeys);
    std::map<QString, const Instance *> found;
    for (const Event &event : all.activity->events)
        if (users.contains(event.actor))
            if (const Instance *instance = instanceAt(*all.instances, event.ip))
                found.try_emplace(event.actor, instance);
    return found;
}

Finding judge(const Check &self, const Basis &basis) {
    const Inventory &all = basis.inventory;
    Judgement judgement(self);
    if (!judgement.judges(all.accessKeys, Words::tr("Access keys"), QStringLiteral("cloudnx iam key list")) ||
        !judgement.judges(all.principals, Words::tr("Workload identity"),
                          QStringLiteral("cloudnx iam principal list")))
        return judgement.missing();
    const std::set<QString> users = keyHolders(*all.accessKeys);
    judgement.show(QStringLiteral("%1, %2").arg(
                       counted(static_cast<qsizetype>(users.size()), Words::tr("user has an active key"),
                               Words::tr("users have active keys")),
                       counted(static_cast<qsizetype>(all.principals->size()), Words::tr("workload identity"),
                               Words::tr("workload identities"))),
                   all.accessKeys.readAt, QStringLiteral("cloudnx iam key list"));
    if (users.empty())
        return judgement.says(CheckResult::Pass,
                              Words::tr("There is no active access key, so no machine uses one."));
    if (!judgement.needs(all.instances, Words::tr("Instances"), QStringLiteral("cloudnx instance list")) ||
        !judgement.needs(all.activity, Words::tr("The audit log, which shows where keys are used"), readLog))
        return judgement.missing();
    QStringList offences;
    for (const auto &[user, instance] : onMachines(all)) {
        offences.append(Words::tr("%1 on %2").arg(user, instance->name));
        judgement.show(Words::tr("%1 acts from %2, one of your instances").arg(user, instance->name),
                       all.activity.readAt, readLog);
    }
    if (!offences.isEmpty())
        return judgement.says(CheckResult::Fail,
                              Words::tr("A long-lived key is used on a machine that could do without: %1.")
                                  .arg(listed(offences)));
    // Reading leaves no trace in the log, and what it names is the user: no silence clears a machine.
    std::vector<QString> machines;
    for (const Instance &instance : *all.instances)
        machines.push_back(instance.name);
    return judgement.attested(basis, Words::tr("no long-lived key lies on your instances"), machines);
}

Fix fix(const Basis &basis) {
    Fix fix{.verb = Words::tr("Let the machine act by its own identity"),
            .inputs = {},
            .steps = {},
            .automatic = false};
    std::set<const Instance *> machines;
    for (const auto &[user, instance] : onMachines(basis.inventory))
        machines.insert(instance);
    for (const Instance *instance : machines)
        fix.steps.push_back(
            Words::tr("For %1: %2")
                .arg(instance->name,
                     shellLine({QStringLiteral("cloudnx"), QStringLiteral("iam"), QStringLiteral("principal"),
                                QStringLiteral("create"), QStringLiteral("--crn"),
                                QStringLiteral("crn:cloudnx:compute:%1:%2:instance/%3")
                                    .arg(instance->region, basis.inventory.accountId, instance->id),
                                QStringLiteral("--policy"), QStringLiteral("POLICY")})));
    fix.steps.push_back(Words::tr("In the machine, take the short-lived token from 169.254.169.254, and "
                                  "delete the key once nothing uses it."));
    return fix;
}

} // namespace

const Check &checks::workloadIdentity() {
    static const Check check(
        {.id = QStringLiteral("workload-identity"),
         .title = Words::tr("Do your machines act without long-lived keys?"),
         .why = Words::tr("A key on a machine is readable by every program there and in every backup of "
                          "it.\nA workload identity is a token for minutes, given to that machine alone."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Medium,
         .needs = {Part::AccessKeys, Part::Principals, Part::Instances, Part::Activity},
         .advice = {Words::tr("Look on each machine for a key: grep -r CLOUDNX_ /etc /root /home "
                              "--include='*.env' -l, and say so when there is none: cloudnx checklist attest "
                              "workload-identity --by NAME")},
         .wordHolds = std::chrono::days(90),
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
