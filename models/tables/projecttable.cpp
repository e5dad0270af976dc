#include "models/tables/projecttable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::vector<Column<Project>> columns() {
    return {
        fixed(column<Project>("name", "Name", &Project::name)),
        withText(
            column<Project>("current", "Signed in", &Project::current),
            [](const Project &row) { return row.current ? QStringLiteral("here") : QStringLiteral("–"); }),
        column<Project>("enabled", "Enabled", &Project::enabled),
        column<Project>("description", "Description", &Project::description),
        fixed(column<Project>("id", "Id", &Project::id)),
    };
}

} // namespace

ProjectTable::ProjectTable(QObject *parent)
    : RowsTable(columns(), [](const Project &row) { return row.id; }, parent) {}

} // namespace cloudnx
