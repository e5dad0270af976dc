#pragma once

#include "models/compute/compute.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Snapshots of volumes, named by id.
class SnapshotTable final : public RowsTable<Snapshot> {
public:
    explicit SnapshotTable(QObject *parent = nullptr);
};

} // namespace cloudnx
