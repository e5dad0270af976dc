#pragma once

#include "models/storage/storage.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Keys of buckets, named by id.
class StorageKeyTable final : public RowsTable<StorageKey> {
public:
    explicit StorageKeyTable(QObject *parent = nullptr);
};

} // namespace cloudnx
