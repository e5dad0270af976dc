#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/snapshottable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<SnapshotTable>(context, Part::Snapshots, &Inventory::snapshots,
                                   QStringLiteral("No snapshots."));
}

} // namespace

Verb volumeSnapshotList() {
    return verbOf({"volume snapshot list", "List the snapshots of volumes", "cloudnx volume snapshot list"},
                  run);
}

} // namespace cloudnx::terminal
