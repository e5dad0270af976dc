#include "models/tables/grouptable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::vector<Column<Group>> columns() {
    return {
        fixed(column<Group>("name", "Name", &Group::name)),
        column<Group>("members", "Members", &Group::members),
        column<Group>("policies", "Policies", &Group::policies),
        column<Group>("created_at", "Created", &Group::createdAt),
    };
}

} // namespace

GroupTable::GroupTable(QObject *parent)
    : RowsTable(columns(), [](const Group &group) { return group.name; }, parent) {}

} // namespace cloudnx
