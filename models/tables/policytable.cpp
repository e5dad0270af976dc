#include "models/tables/policytable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::optional<QJsonObject> documentOf(const Policy &policy) {
    return policy.document ? std::optional(policy.document->toObject()) : std::nullopt;
}

std::vector<Column<Policy>> columns() {
    return {
        fixed(column<Policy>("name", "Name", &Policy::name)),
        column<Policy>("kind", "Kind", &Policy::kind),
        column<Policy>("description", "Description", &Policy::description),
        onDemand(column<Policy>("created_at", "Created", &Policy::createdAt)),
        onDemand(fixed(column<Policy>("id", "Id", &Policy::id))),
        onDemand(column<Policy>("document", "Document", documentOf)),
    };
}

} // namespace

PolicyTable::PolicyTable(QObject *parent)
    : RowsTable(columns(), [](const Policy &policy) { return policy.name; }, parent) {}

} // namespace cloudnx
