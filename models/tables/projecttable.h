#pragma once

#include "models/iam/iam.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Where an identity may work, named by id.
class ProjectTable final : public RowsTable<Project> {
public:
    explicit ProjectTable(QObject *parent = nullptr);
};

} // namespace cloudnx
