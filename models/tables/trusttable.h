#pragma once

#include "models/iam/iam.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Who may act for whom, named by id.
class TrustTable final : public RowsTable<Trust> {
public:
    explicit TrustTable(QObject *parent = nullptr);
};

} // namespace cloudnx
