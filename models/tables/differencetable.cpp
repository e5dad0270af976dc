#include "models/tables/differencetable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

QString keyOf(const DifferenceRow &row) {
    return QStringLiteral("%1/%2/%3").arg(row.onlyIn, serviceText(row.slice), row.slice.addresses.toText());
}

std::vector<Column<DifferenceRow>> columns() {
    using Row = DifferenceRow;
    return {
        fixed(column<Row>("only_in", "Only in", &Row::onlyIn)),
        column<Row>("direction", "Direction", [](const Row &row) { return row.slice.direction; }),
        column<Row>("service", "Admits", [](const Row &row) { return serviceText(row.slice); }),
        fixed(column<Row>("addresses", "For", [](const Row &row) { return row.slice.addresses.toText(); })),
        column<Row>("size", "Size", [](const Row &row) { return countText(row.slice); }),
        fixed(column<Row>("packet", "For example", [](const Row &row) { return toText(row.witness); })),
    };
}

} // namespace

DifferenceTable::DifferenceTable(QObject *parent) : RowsTable(columns(), keyOf, parent) {}

} // namespace cloudnx
