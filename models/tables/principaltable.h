#pragma once

#include "models/iam/iam.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Workload identities, named by their CRN.
class PrincipalTable final : public RowsTable<Principal> {
public:
    explicit PrincipalTable(QObject *parent = nullptr);
};

} // namespace cloudnx
