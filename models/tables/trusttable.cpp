#include "models/tables/trusttable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::vector<Column<Trust>> columns() {
    return {
        fixed(column<Trust>("trustor", "Given by", &Trust::trustor)),
        fixed(column<Trust>("trustee", "To", &Trust::trustee)),
        column<Trust>("roles", "Roles", &Trust::roles),
        fixed(column<Trust>("project_id", "In project", &Trust::projectId)),
        column<Trust>("impersonation", "Appears as giver", &Trust::impersonation),
        orElse(column<Trust>("expires_at", "Ends", &Trust::expiresAt), "never"),
        orElse(column<Trust>("uses_left", "Uses left", &Trust::usesLeft), "any number"),
        onDemand(fixed(column<Trust>("id", "Id", &Trust::id))),
    };
}

} // namespace

TrustTable::TrustTable(QObject *parent)
    : RowsTable(columns(), [](const Trust &row) { return row.id; }, parent) {}

} // namespace cloudnx
