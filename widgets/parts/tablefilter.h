#pragma once

#include "models/tables/tablefields.h"

#include <QSortFilterProxyModel>

namespace cloudnx {

/// Shows of a Table what a filter accepts, and adds to its cells what only a screen knows: the sign of a
/// state, fonts, colours. Sorting is left to the Table, which sorts by typed values.
class TableFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    /// Rows for which it holds are shown whatever the filter says.
    using Pin = std::function<bool(int sourceRow)>;

    TableFilter(Table *table, QObject *parent);

    /// Parsed with fieldsOf() the table.
    void setFilter(filter::Expression filter);

    void setPin(Pin pin) { m_pin = std::move(pin); }

    void sort(int column, Qt::SortOrder order) override { m_table->sort(column, order); }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] QVariant plain(const QModelIndex &index, int role) const;
    /// Texts of a row, kept until the table changes: a filter is typed letter by letter.
    [[nodiscard]] const QStringList &textsOf(int row) const;
    void forgetTexts();
    void warm();

    Table *m_table;
    filter::Expression m_filter;
    filter::Schema m_fields;
    mutable std::vector<QStringList> m_texts;
    int m_warmed = 0;
    Pin m_pin;
};

} // namespace cloudnx
