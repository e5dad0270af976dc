#pragma once

#include "models/firewall/rule.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// What an account may have of something.
class AllowanceTable final : public RowsTable<Allowance> {
public:
    explicit AllowanceTable(QObject *parent = nullptr);
};

} // namespace cloudnx
