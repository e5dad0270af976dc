#include "models/checklist/checks/every.h"

#include "models/checklist/judgement.h"

#include <map>

namespace cloudnx {

namespace {

const QString readSnapshots = QStringLiteral("cloudnx volume snapshot list");

/// One that was made to its end: Cinder's word, and CloudNx'.
bool isWhole(const Snapshot &snapshot) {
    return snapshot.status == QLatin1String("available") || snapshot.status == QLatin1String("completed");
}

/// When each volume was copied last.
std::map<QString, Instant> newestOf(const std::vector<Snapshot> &snapshots) {
    std::map<QString, Instant> newest;
    for (const Snapshot &snapshot : snapshots)
        if (snapshot.createdAt && isWhole(snapshot)) {
            auto &at = newest[snapshot.volumeId];
            at = std::max(at, *snapshot.createdAt);
        }
    return newest;
}

// No cloud sees that a system is being upgraded. What can be seen is when each volume was copied last.
Finding judge(const Check &self, const Basis &basis) {
    const Inventory &all = basis.inventory;
    Judgement judgement(self);
    if (!judgement.judges(all.snapshots, Words::tr("Snapshots"), readSnapshots) ||
        !judgement.needs(all.volumes, Words::tr("Volumes"), QStringLiteral("cloudnx volume list")))
        return judgement.missing();
    const auto newest = newestOf(*all.snapshots);
    for (const Volume &volume : *all.volumes) {
        if (judgement.isFull())
            break;
        const auto at = newest.find(volume.id);
        judgement.show(QStringLiteral("%1: %2").arg(
                           volume.name.isEmpty() ? volume.id : volume.name,
                           at == newest.end()
                               ? Words::tr("no snapshot")
                               : Words::tr("last snapshot %1").arg(toAgeText(at->second, basis.now))),
                       all.snapshots.readAt, readSnapshots);
    }
    return judgement.attested(basis, Words::tr("a snapshot is taken before each major change"));
}

} // namespace

const Check &checks::snapshotBeforeChange() {
    static const Check check(
        {.id = QStringLiteral("snapshot-before-change"),
         .title = Words::tr("Is a snapshot taken before each major change?"),
         .why = Words::tr("An upgrade that fails is taken back in a minute when there is a snapshot of "
                          "before.\nIt replaces no backup: it stands beside what it copies."),
         .stage = Stage::EveryWeek,
         .severity = Severity::Low,
         .needs = {Part::Volumes, Part::Snapshots},
         .advice = {Words::tr("On OpenStack: openstack volume snapshot create --volume VOLUME NAME"),
                    Words::tr("On CloudNx: Snapshots in the portal, before you upgrade."),
                    Words::tr("Then say so: cloudnx checklist attest snapshot-before-change --by NAME")},
         .wordHolds = std::chrono::days(90),
         .judge = judge});
    return check;
}

} // namespace cloudnx
