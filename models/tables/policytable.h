#pragma once

#include "models/iam/iam.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Managed and custom policies, named by their name.
class PolicyTable final : public RowsTable<Policy> {
public:
    explicit PolicyTable(QObject *parent = nullptr);
};

} // namespace cloudnx
