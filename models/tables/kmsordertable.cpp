#include "models/tables/kmsordertable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::vector<Column<KmsOrder>> columns() {
    return {
        fixed(column<KmsOrder>("key_name", "Key", &KmsOrder::keyName)),
        column<KmsOrder>("type", "Type", &KmsOrder::type),
        withMood(column<KmsOrder>("status", "Status", &KmsOrder::status),
                 [](const KmsOrder &row) {
                     return row.error.isEmpty() ? std::nullopt : std::optional(Mood::Wrong);
                 }),
        column<KmsOrder>("error", "Why", &KmsOrder::error),
        column<KmsOrder>("created_at", "Ordered", &KmsOrder::createdAt),
        fixed(column<KmsOrder>("key_id", "Became", &KmsOrder::keyId)),
        onDemand(fixed(column<KmsOrder>("id", "Id", &KmsOrder::id))),
    };
}

} // namespace

KmsOrderTable::KmsOrderTable(QObject *parent)
    : RowsTable(columns(), [](const KmsOrder &row) { return row.id; }, parent) {}

} // namespace cloudnx
