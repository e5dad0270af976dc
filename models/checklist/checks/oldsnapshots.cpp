#include "models/checklist/checks/every.h"

#include "models/checklist/retention.h"

namespace cloudnx {

namespace {

const QString readSnapshots = QStringLiteral("cloudnx volume snapshot list");

std::vector<Copy> copiesOf(const std::vector<Snapshot> &snapshots) {
    std::vector<Copy> copies;
    for (const Snapshot &snapshot : snapshots)
        copies.push_back({snapshot.id, snapshot.name, snapshot.createdAt});
    return copies;
}

Finding judge(const Check &self, const Basis &basis) {
    const auto &snapshots = basis.inventory.snapshots;
    Judgement judgement(self);
    if (!judgement.judges(snapshots, Words::tr("Snapshots"), readSnapshots))
        return judgement.missing();
    return judgeRetention(judgement, basis, copiesOf(*snapshots), snapshots.readAt, readSnapshots);
}

Fix fix(const Basis &basis) {
    const bool isOpenStack = basis.inventory.cloud == QLatin1String("openstack");
    Fix fix{.verb = Words::tr("Delete the snapshots that are too old"),
            .inputs = {},
            .steps = {},
            .automatic = false};
    for (const Copy &copy : tooOld(basis, copiesOf(*basis.inventory.snapshots)))
        fix.steps.push_back(
            isOpenStack
                ? shellLine({QStringLiteral("openstack"), QStringLiteral("volume"),
                             QStringLiteral("snapshot"), QStringLiteral("delete"), copy.id})
                : Words::tr("In the portal, delete the snapshot %1 (%2).").arg(nameOf(copy), copy.id));
    fix.steps.push_back(Words::tr("A deleted snapshot is gone for good: look first whether a newer copy "
                                  "holds what it holds."));
    return fix;
}

} // namespace

const Check &checks::oldSnapshots() {
    static const Check check(
        {.id = QStringLiteral("old-snapshots"),
         .title = Words::tr("Are snapshots deleted when their time is over?"),
         .why = Words::tr(
             "An old snapshot holds old data, old secrets and old faults, and is paid for every month.\nHow "
             "long they stay is your retention plan's to say."),
         .stage = Stage::EveryWeek,
         .severity = Severity::Low,
         .needs = {Part::Snapshots},
         .judge = judge,
         .fix = fix});
    return check;
}

} // namespace cloudnx
