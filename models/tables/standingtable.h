#pragma once

#include "models/firewall/redundancy.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// A rule and what the others of its group make of it.
struct StandingRow {
    QString group;
    Rule rule;
    Standing standing = Standing::Needed;
    std::vector<QString> by;        ///< ids
    std::vector<QString> mergeable; ///< ids
};

/// Rules by group, each with its standing.
class StandingTable final : public RowsTable<StandingRow> {
public:
    explicit StandingTable(QObject *parent = nullptr);
};

} // namespace cloudnx
