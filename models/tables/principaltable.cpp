#include "models/tables/principaltable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::vector<Column<Principal>> columns() {
    return {
        fixed(column<Principal>("crn", "CRN", &Principal::crn)),
        column<Principal>("policies", "Policies", &Principal::policies),
        onDemand(fixed(column<Principal>("id", "Id", &Principal::id))),
    };
}

} // namespace

PrincipalTable::PrincipalTable(QObject *parent)
    : RowsTable(columns(), [](const Principal &principal) { return principal.crn; }, parent) {}

} // namespace cloudnx
