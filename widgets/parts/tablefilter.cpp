#include "widgets/parts/tablefilter.h"

#include "widgets/parts/state.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QTimer>

namespace cloudnx {

TableFilter::TableFilter(Table *table, QObject *parent) : QSortFilterProxyModel(parent), m_table(table) {
    connect(table, &QAbstractItemModel::modelReset, this, &TableFilter::forgetTexts);
    connect(table, &QAbstractItemModel::layoutChanged, this, &TableFilter::forgetTexts);
    connect(table, &QAbstractItemModel::dataChanged, this, &TableFilter::forgetTexts);
    connect(table, &QAbstractItemModel::rowsInserted, this, &TableFilter::forgetTexts);
    connect(table, &QAbstractItemModel::rowsRemoved, this, &TableFilter::forgetTexts);
    setSourceModel(table);
    forgetTexts();
}

void TableFilter::forgetTexts() {
    m_texts.clear();
    m_warmed = 0;
    QTimer::singleShot(0, this, &TableFilter::warm);
}

// A few rows at a time, so that the first letter of a filter need not wait for all of them.
void TableFilter::warm() {
    constexpr int atOnce = 200;
    const int end = std::min(m_warmed + atOnce, m_table->rowCount());
    for (; m_warmed < end; ++m_warmed)
        (void)textsOf(m_warmed);
    if (m_warmed < m_table->rowCount())
        QTimer::singleShot(0, this, &TableFilter::warm);
}

const QStringList &TableFilter::textsOf(int row) const {
    const auto at = static_cast<std::size_t>(row);
    if (at >= m_texts.size())
        m_texts.resize(std::max(at + 1, static_cast<std::size_t>(m_table->rowCount())));
    QStringList &texts = m_texts[at];
    if (texts.isEmpty())
        for (int column = 0; column < m_table->columnCount(); ++column)
            texts.append(m_table->index(row, column).data(Qt::DisplayRole).toString());
    return texts;
}

void TableFilter::setFilter(filter::Expression filter) {
    m_filter = std::move(filter);
    m_fields = fieldsOf(*m_table);
    invalidateFilter();
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

bool TableFilter::filterAcceptsRow(int row, const QModelIndex &) const {
    return m_filter.acceptsEverything() || (m_pin && m_pin(row)) ||
           filter::holds(m_filter, m_fields, TableRow(*m_table, row, textsOf(row)));
}

} // namespace cloudnx
