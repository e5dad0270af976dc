#include "models/tables/snapshottable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::vector<Column<Snapshot>> columns() {
    return {
        fixed(column<Snapshot>("name", "Name", &Snapshot::name)),
        column<Snapshot>("size_gb", "GB", &Snapshot::sizeGb),
        column<Snapshot>("created_at", "Made", &Snapshot::createdAt),
        column<Snapshot>("status", "Status", &Snapshot::status),
        fixed(column<Snapshot>("volume_id", "Of volume", &Snapshot::volumeId)),
        onDemand(fixed(column<Snapshot>("id", "Id", &Snapshot::id))),
    };
}

} // namespace

SnapshotTable::SnapshotTable(QObject *parent)
    : RowsTable(columns(), [](const Snapshot &row) { return row.id; }, parent) {}

} // namespace cloudnx
