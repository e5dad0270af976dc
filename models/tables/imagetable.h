#pragma once

#include "models/compute/compute.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Images, named by id. One of ours that others may use wants a look.
class ImageTable final : public RowsTable<Image> {
public:
    explicit ImageTable(QObject *parent = nullptr);
};

} // namespace cloudnx
