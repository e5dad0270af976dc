#include "models/tables/buckettable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::optional<Mood> publicMood(const Bucket &bucket) {
    return bucket.publicRead == true ? std::optional(Mood::Look) : std::nullopt;
}

std::vector<Column<Bucket>> columns() {
    return {
        fixed(column<Bucket>("name", "Name", &Bucket::name)),
        withMood(column<Bucket>("public_read", "Public", &Bucket::publicRead), publicMood),
        column<Bucket>("created_at", "Created", &Bucket::createdAt),
    };
}

} // namespace

BucketTable::BucketTable(QObject *parent)
    : RowsTable(columns(), [](const Bucket &bucket) { return bucket.name; }, parent) {}

} // namespace cloudnx
