#pragma once

#include "models/storage/storage.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Buckets, named by their name.
class BucketTable final : public RowsTable<Bucket> {
public:
    explicit BucketTable(QObject *parent = nullptr);
};

} // namespace cloudnx
