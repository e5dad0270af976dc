#include "models/tables/tablefields.h"

namespace cloudnx {

filter::Schema fieldsOf(const Table &table) {
    filter::Schema fields;
    for (int column = 0; column < table.columnCount(); ++column)
        fields.push_back({.name = table.columnId(column),
                          .type = static_cast<filter::Type>(
                              table.headerData(column, Qt::Horizontal, FilterTypeRole).toInt()),
                          .id = column,
                          .words = {},
                          .searched = table.isShownByDefault(column)});
    return fields;
}

} // namespace cloudnx
