#pragma once

#include "models/compute/compute.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Disks, named by their id.
class VolumeTable final : public RowsTable<Volume> {
public:
    explicit VolumeTable(QObject *parent = nullptr);
};

} // namespace cloudnx
