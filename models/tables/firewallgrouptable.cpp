#include "models/tables/firewallgrouptable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

using Row = FirewallGroup;

QString ownerText(const Row &row) {
    return row.owner ? QStringLiteral("shared by %1, read-only").arg(*row.owner)
                     : QStringLiteral("this project");
}

QString statefulText(const Row &row) {
    if (!row.stateful)
        return QStringLiteral("?");
    return *row.stateful ? QStringLiteral("yes") : QStringLiteral("no, answers need rules");
}

std::vector<Column<Row>> columns() {
    return {
        fixed(column<Row>("name", "Name", &Row::name)),
        orElse(fixed(column<Row>("instances", "Guards", &Row::instances)), "no instance"),
        column<Row>("rules", "Rules", [](const Row &row) { return static_cast<int>(row.rules.size()); }),
        withText(column<Row>("stateful", "Stateful", &Row::stateful), statefulText),
        withText(column<Row>("owner", "Whose", &Row::owner), ownerText),
        column<Row>("description", "Description",
                    [](const Row &row) { return row.description.value_or(QString()); }),
        onDemand(fixed(column<Row>("id", "Id", &Row::id))),
    };
}

} // namespace

FirewallGroupTable::FirewallGroupTable(QObject *parent)
    : RowsTable(columns(), [](const Row &row) { return row.name; }, parent) {}

} // namespace cloudnx
