#include "models/tables/allowancetable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

std::vector<Column<Allowance>> columns() {
    return {
        column<Allowance>("what", "What", &Allowance::what),
        withMood(column<Allowance>("used", "Used", &Allowance::used),
                 [](const Allowance &row) {
                     return row.limit && row.used >= *row.limit ? std::optional(Mood::Look) : std::nullopt;
                 }),
        orElse(column<Allowance>("limit", "At most", &Allowance::limit), "no limit"),
    };
}

} // namespace

AllowanceTable::AllowanceTable(QObject *parent)
    : RowsTable(columns(), [](const Allowance &row) { return wordOf(row.what); }, parent) {}

} // namespace cloudnx
