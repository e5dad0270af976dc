#pragma once

#include "models/compute/compute.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Instances, named by their name.
class InstanceTable final : public RowsTable<Instance> {
public:
    explicit InstanceTable(QObject *parent = nullptr);
};

} // namespace cloudnx
