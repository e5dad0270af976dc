#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"
#include <map>

namespace cloudnx {

namespace {

constexpr int firstHighPort = 30000;
const QString readInstances = QStringLiteral("cloudnx instance list");

Finding judge(const Check &self, const Basis &basis) {
    const auto &instances = basis.inventory.instances;
    Judgement judgement(self);
    if (!judgement.judges(instances, Words::tr("Instances"), readInstances))
        return judgement.missing();
    QStringList odd;
    QStringList untold;
    std::map<int, QString> taken;
    for (const Instance &instance : *instances) {
        if (!judgement.isFull())
            judgement.show(
                instance.sshPort
                    ? Words::tr("%1: SSH through port %2").arg(instance.name).arg(*instance.sshPort)
                    : Words::tr("%1: its SSH port is not told").arg(instance.name),
                instances.readAt, readInstances);
        if (!instance.sshPort)
            untold.append(instance.name);
        else if (*instance.sshPort < firstHighPort ||
                 !taken.try_emplace(*instance.sshPort, instance.name).second)
            odd.append(instance.name);
    }
    if (instances->empty())
        judgement.show(Words::tr("Instances: none"), instances.readAt, readInstances);
    if (!odd.isEmpty())
        return judgement.says(
            CheckResult::Fail,
            Words::tr("%1 has a low SSH port, or one that another instance has too.").arg(listed(odd)));
    if (!untold.isEmpty())
        return judgement.says(CheckResult::Unknown,
                              Words::tr("The SSH port of %1 is not told.").arg(listed(untold)));
    return judgement.says(
        CheckResult::Pass,
        instances->empty()
            ? Words::tr("There is no instance.")
            : Words::tr("Every instance has a port of its own, 30000 or above, as the provider states."));
}

} // namespace

const Check &checks::sshHighPort() {
    static const Check check(
        {.id = QStringLiteral("ssh-high-port"),
         .title = Words::tr("Has each instance an SSH port of its own, high up?"),
         .why = Words::tr("The provider forwards a random high port to each machine, which keeps most "
                          "scans away.\nIt is no lock: whoever looks at every port finds it."),
         .stage = Stage::BeforeProduction,
         .severity = Severity::Low,
         .needs = {Part::Instances},
         .cloud = QStringLiteral("cloudnx"),
         .advice = {Words::tr(
             "This is the platform's to mend: write to its support, with the name of the instance.")},
         .judge = judge});
    return check;
}

} // namespace cloudnx
