#include "models/tables/storagekeytable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::vector<Column<StorageKey>> columns() {
    return {
        fixed(column<StorageKey>("access_key_id", "Key", &StorageKey::accessKeyId)),
        column<StorageKey>("bucket", "Of bucket", &StorageKey::bucket),
        column<StorageKey>("created_at", "Made", &StorageKey::createdAt),
        column<StorageKey>("last_used_at", "Last used", &StorageKey::lastUsedAt),
        onDemand(fixed(column<StorageKey>("id", "Id", &StorageKey::id))),
    };
}

} // namespace

StorageKeyTable::StorageKeyTable(QObject *parent)
    : RowsTable(columns(), [](const StorageKey &key) { return key.id; }, parent) {}

} // namespace cloudnx
