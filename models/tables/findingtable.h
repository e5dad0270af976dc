#pragma once

#include "models/checklist/finding.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// What the checks found, named by the id of the check.
class FindingTable final : public RowsTable<Finding> {
public:
    explicit FindingTable(QObject *parent = nullptr);
};

} // namespace cloudnx
