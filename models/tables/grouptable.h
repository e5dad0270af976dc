#pragma once

#include "models/iam/iam.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// IAM groups with their members, named by their name.
class GroupTable final : public RowsTable<Group> {
public:
    explicit GroupTable(QObject *parent = nullptr);
};

} // namespace cloudnx
