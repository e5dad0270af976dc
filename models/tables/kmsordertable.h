#pragma once

#include "models/kms/kms.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Orders for keys, named by id.
class KmsOrderTable final : public RowsTable<KmsOrder> {
public:
    explicit KmsOrderTable(QObject *parent = nullptr);
};

} // namespace cloudnx
