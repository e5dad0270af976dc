#pragma once

#include "models/kms/kms.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Keys kept as one thing, named by id.
class KmsContainerTable final : public RowsTable<KmsContainer> {
public:
    explicit KmsContainerTable(QObject *parent = nullptr);
};

} // namespace cloudnx
