#include "models/tables/standingtable.h"

#include "models/tables/columns.h"

namespace cloudnx {

namespace {

QString idOf(const StandingRow &row) {
    return row.rule.id;
}

QString serviceOf(const StandingRow &row) {
    return serviceText(row.rule.spec);
}

QString peerOf(const StandingRow &row) {
    return peerText(row.rule.spec);
}

std::optional<Mood> standingMood(const StandingRow &row) {
    return row.standing == Standing::Needed ? std::nullopt : std::optional(Mood::Look);
}

QString keyOf(const StandingRow &row) {
    return row.group + u'/' + row.rule.id;
}

std::vector<Column<StandingRow>> columns() {
    using Row = StandingRow;
    return {
        fixed(column<Row>("group", "Group", &Row::group)),
        fixed(column<Row>("rule", "Rule", idOf)),
        column<Row>("service", "Admits", serviceOf),
        fixed(column<Row>("peer", "For", peerOf)),
        withMood(column<Row>("standing", "Is", &Row::standing), standingMood),
        orElse(fixed(column<Row>("by", "By", &Row::by)), "–"),
        orElse(fixed(column<Row>("mergeable", "Mergeable with", &Row::mergeable)), "–"),
    };
}

} // namespace

StandingTable::StandingTable(QObject *parent) : RowsTable(columns(), keyOf, parent) {}

} // namespace cloudnx
