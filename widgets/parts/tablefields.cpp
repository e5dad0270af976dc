#include "widgets/parts/tablefields.h"

#include "models/filter/expression.h" // CidrBlock

namespace cloudnx {

namespace {

constexpr int mostLookedAt = 200;

[[nodiscard]] filter::Type typeOf(const QVariant &value) {
    switch (value.typeId()) {
    case QMetaType::Bool:
        return filter::Type::Flag;
    case QMetaType::LongLong:
    case QMetaType::Int:
        return filter::Type::Number;
    case QMetaType::QDateTime:
        return filter::Type::Time;
    case QMetaType::QJsonObject:
        return filter::Type::Json;
    default:
        return filter::Type::Text;
    }
}

/// All texts of the column that are there are addresses or blocks.
[[nodiscard]] bool holdsAddresses(const Table &table, int column) {
    bool found = false;
    for (int row = 0; row < std::min(table.rowCount(), mostLookedAt); ++row) {
        const QVariant value = table.index(row, column).data(ValueRole);
        const QString text = value.typeId() == QMetaType::QString ? value.toString() : QString();
        if (text.isEmpty())
            continue;
        found = text.contains(u'.') || text.contains(u':');
        if (!found || !CidrBlock::parseLenient(text))
            return false;
    }
    return found;
}

[[nodiscard]] filter::Type typeOf(const Table &table, int column) {
    for (int row = 0; row < std::min(table.rowCount(), mostLookedAt); ++row)
        if (const QVariant value = table.index(row, column).data(ValueRole); value.isValid()) {
            const filter::Type type = typeOf(value);
            return type == filter::Type::Text && holdsAddresses(table, column) ? filter::Type::Address : type;
        }
    return filter::Type::Text;
}

} // namespace

filter::Schema fieldsOf(const Table &table) {
    filter::Schema fields;
    for (int column = 0; column < table.columnCount(); ++column)
        fields.push_back({.name = table.columnId(column),
                          .type = typeOf(table, column),
                          .id = column,
                          .words = {},
                          .searched = table.isShownByDefault(column)});
    return fields;
}

} // namespace cloudnx
