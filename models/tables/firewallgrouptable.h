#pragma once

#include "models/firewall/rule.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// Sets of rules and whom each guards, named by name.
class FirewallGroupTable final : public RowsTable<FirewallGroup> {
public:
    explicit FirewallGroupTable(QObject *parent = nullptr);
};

} // namespace cloudnx
