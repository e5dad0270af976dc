#pragma once

#include "models/kms/kms.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// KMS keys, named by their name.
class KmsKeyTable final : public RowsTable<KmsKey> {
public:
    explicit KmsKeyTable(QObject *parent = nullptr);
};

} // namespace cloudnx
