#include "widgets/parts/tablefilter.h"

#include "widgets/parts/state.h"

#include <QFontDatabase>
#include <QGuiApplication>

namespace cloudnx {

TableFilter::TableFilter(Table *table, QObject *parent) : QSortFilterProxyModel(parent), m_table(table) {
    setSourceModel(table);
}

void TableFilter::setFilter(Filter filter) {
    m_filter = std::move(filter);
    invalidateFilter();
}

QStringList TableFilter::columnIds() const {
    QStringList ids;
    for (int column = 0; column < m_table->columnCount(); ++column)
        ids.append(m_table->columnId(column));
    return ids;
}

QVariant TableFilter::plain(const QModelIndex &index, int role) const {
    return QSortFilterProxyModel::data(index, role);
}

QVariant TableFilter::data(const QModelIndex &index, int role) const {
    const QVariant mood =
        role == Qt::DisplayRole || role == Qt::ForegroundRole || role == Qt::AccessibleTextRole
            ? plain(index, MoodRole)
            : QVariant();
    const auto state = [&] { return stateOf(static_cast<Mood>(mood.toInt())); };
    switch (role) {
    case Qt::DisplayRole:
        return mood.isValid() ? QVariant(glyphOf(state()) + u' ' + plain(index, role).toString())
                              : plain(index, role);
    case Qt::AccessibleTextRole:
        return mood.isValid() ? QVariant(wordOf(state()) + u' ' + plain(index, Qt::DisplayRole).toString())
                              : plain(index, Qt::DisplayRole);
    case Qt::ForegroundRole:
        return mood.isValid() ? QVariant(colourOf(state(), QGuiApplication::palette())) : QVariant();
    case Qt::FontRole:
        return headerData(index.column(), Qt::Horizontal, FixedWidthRole).toBool()
                   ? QVariant(QFontDatabase::systemFont(QFontDatabase::FixedFont))
                   : QVariant();
    case Qt::ToolTipRole:
        return plain(index, Qt::DisplayRole);
    default:
        return plain(index, role);
    }
}

bool TableFilter::filterAcceptsRow(int row, const QModelIndex &parent) const {
    if (m_filter.isEmpty() || (m_pin && m_pin(row)))
        return true;
    return m_filter.accepts(
        [&](int column) { return m_table->index(row, column, parent).data(Qt::DisplayRole).toString(); });
}

} // namespace cloudnx
