#include "models/tables/kmscontainertable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::vector<Column<KmsContainer>> columns() {
    return {
        fixed(column<KmsContainer>("name", "Name", &KmsContainer::name)),
        column<KmsContainer>("type", "Type", &KmsContainer::type),
        fixed(column<KmsContainer>("secrets", "Holds", &KmsContainer::secrets)),
        column<KmsContainer>("created_at", "Made", &KmsContainer::createdAt),
        fixed(column<KmsContainer>("id", "Id", &KmsContainer::id)),
    };
}

} // namespace

KmsContainerTable::KmsContainerTable(QObject *parent)
    : RowsTable(columns(), [](const KmsContainer &row) { return row.id; }, parent) {}

} // namespace cloudnx
