#pragma once

#include "models/tables/tablefields.h"
#include "models/tables/tableorder.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cloudnx {

/// A table over plain rows, as a list of columns declares it. Row numbers are those of the shown order.
template <typename Row>
class RowsTable : public Table {
public:
    using Key = std::function<QString(const Row &)>;
    using Pin = std::function<bool(const Row &)>;

    /// @p key names a row (RowKeyRole). Rows for which @p pinned holds are never filtered away.
    RowsTable(std::vector<Column<Row>> columns, Key key, QObject *parent = nullptr, Pin pinned = {})
        : Table(parent), m_columns(std::move(columns)), m_key(std::move(key)), m_pinned(std::move(pinned)) {}

    /// Sort and filter stay as they are.
    void setRows(std::vector<Row> rows) {
        beginResetModel();
        m_rows = std::move(rows);
        arrange();
        endResetModel();
    }

    /// For lists that come page by page. Sorted tables put the new rows where they belong.
    void appendRows(std::vector<Row> rows) {
        const auto before = static_cast<int>(m_rows.size());
        m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin()),
                      std::make_move_iterator(rows.end()));
        TableOrder fresh;
        for (int at = before; at < static_cast<int>(m_rows.size()); ++at)
            if (isKept(at))
                fresh.push_back(at);
        if (fresh.empty())
            return;
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        m_order.insert(m_order.end(), fresh.begin(), fresh.end());
        endInsertRows();
        if (m_sortColumn >= 0)
            sortBy(m_sortColumn, m_sortOrder);
    }

    [[nodiscard]] const Row &row(int shown) const {
        return rowAt(m_order.at(static_cast<std::size_t>(shown)));
    }

    /// All rows as they came, filtered or not.
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    [[nodiscard]] bool isShownByDefault(int column) const override { return columnAt(column).shown; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_order.size());
    }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    void sortBy(int column, Qt::SortOrder order) override {
        Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        const TableOrder before = m_order;
        m_sortColumn = column;
        m_sortOrder = order;
        arrange();
        movePersistentIndexes(before);
        Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    }

    [[nodiscard]] int countOfAll() const override { return static_cast<int>(m_rows.size()); }

    void setFilter(filter::Expression filter) override {
        beginResetModel();
        m_filter = std::move(filter);
        m_fields = fieldsOf(*this);
        arrange();
        endResetModel();
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        const Column<Row> &column = columnAt(index.column());
        const Row &shown = row(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return textOf(column, shown);
        case ValueRole:
            return column.value(shown);
        case MoodRole:
            return column.mood ? column.mood(shown) : QVariant();
        case RowKeyRole:
            return m_key(shown);
        case Qt::TextAlignmentRole:
            return alignmentOf(column);
        default:
            return {};
        }
    }

    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const Column<Row> &column = columnAt(section);
        using Kind = typename Column<Row>::Kind;
        switch (role) {
        case Qt::DisplayRole:
            return QString::fromUtf8(column.title);
        case ColumnIdRole:
            return QString::fromLatin1(column.id);
        case FilterTypeRole:
            return static_cast<int>(column.type);
        case FixedWidthRole:
            return column.kind == Kind::Fixed || column.kind == Kind::Time;
        case Qt::TextAlignmentRole:
            return alignmentOf(column);
        default:
            return {};
        }
    }

private:
    using Shown = Row; // in a filter::Row the name means that one

    class Cells final : public filter::Row {
    public:
        Cells(const RowsTable &table, const Shown &row) : m_table(table), m_row(row) {}

        [[nodiscard]] QVariant value(int field) const override {
            return m_table.columnAt(field).value(m_row);
        }

        [[nodiscard]] QString text(int field) const override {
            return textOf(m_table.columnAt(field), m_row);
        }

    private:
        const RowsTable &m_table;
        const Shown &m_row;
    };

    [[nodiscard]] const Row &rowAt(int at) const { return m_rows[static_cast<std::size_t>(at)]; }

    [[nodiscard]] const Column<Row> &columnAt(int column) const {
        return m_columns[static_cast<std::size_t>(column)];
    }

    [[nodiscard]] static QString textOf(const Column<Row> &column, const Row &row) {
        return column.text ? column.text(row) : cellText(column.value(row));
    }

    [[nodiscard]] static QVariant alignmentOf(const Column<Row> &column) {
        const bool isNumber = column.kind == Column<Row>::Kind::Number;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }

    [[nodiscard]] bool isKept(int at) const {
        return m_filter.acceptsEverything() || (m_pinned && m_pinned(rowAt(at))) ||
               filter::holds(m_filter, m_fields, Cells(*this, rowAt(at)));
    }

    void arrange() {
        m_order = plainOrder(static_cast<int>(m_rows.size()));
        std::erase_if(m_order, [this](int at) { return !isKept(at); });
        if (m_sortColumn >= 0 && m_sortColumn < columnCount())
            sortOrder(m_order, [&](int at) { return columnAt(m_sortColumn).value(rowAt(at)); }, m_sortOrder);
    }

    void movePersistentIndexes(const TableOrder &before) {
        std::vector<int> shownAt(m_rows.size(), -1);
        for (std::size_t shown = 0; shown < m_order.size(); ++shown)
            shownAt[static_cast<std::size_t>(m_order[shown])] = static_cast<int>(shown);
        const QModelIndexList from = persistentIndexList();
        QModelIndexList to;
        for (const QModelIndex &index : from) {
            const int at = before[static_cast<std::size_t>(index.row())];
            to.append(createIndex(shownAt[static_cast<std::size_t>(at)], index.column()));
        }
        changePersistentIndexList(from, to);
    }

    std::vector<Column<Row>> m_columns;
    Key m_key;
    Pin m_pinned;
    std::vector<Row> m_rows;
    TableOrder m_order;
    filter::Expression m_filter;
    filter::Schema m_fields;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace cloudnx
