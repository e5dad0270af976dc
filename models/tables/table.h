#pragma once

#include "models/core/clock.h"
#include "models/filter/expression.h"
#include "models/filter/schema.h"

#include <QAbstractTableModel>
#include <QVariant>

#include <functional>
#include <vector>

namespace cloudnx {

/// Roles beside Qt's: what a cell is, apart from how it reads.
enum TableRole {
    ValueRole = Qt::UserRole + 1, ///< typed value for sorting and JSON (QString, QStringList, qint64, bool,
                                  ///< QDateTime UTC, QJsonObject, invalid = unknown)
    ColumnIdRole,                 ///< of headerData: stable lower-case name, "created_at"
    FixedWidthRole,               ///< of headerData: bool, addresses, ids and times
    FilterTypeRole,               ///< of headerData: int(filter::Type)
    MoodRole,                     ///< int(Mood) of the cell, or invalid
    RowKeyRole,                   ///< what names the row: user name, rule id
};

/// How a column looks and what it shows of a row.
template <typename Row>
struct Column {
    const char *id;
    const char *title;
    enum class Kind { Text, Fixed, Number, Time } kind = Kind::Text;
    std::function<QVariant(const Row &)> value;     ///< ValueRole
    std::function<QString(const Row &)> text = {};  ///< DisplayRole when the value alone does not do
    std::function<QVariant(const Row &)> mood = {}; ///< MoodRole
    bool shown = true;                              ///< false: only on demand (--columns)
    filter::Type type = filter::Type::Text;         ///< what a filter can ask of it
};

/// What is common to all tables, whatever their rows: the terminal prints it, views show it.
class Table : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    /// Whether a column is part of the table when nobody asked for columns.
    [[nodiscard]] virtual bool isShownByDefault(int column) const = 0;
    /// Stable, by typed values, unknown ones last either way; -1 is the order the rows came in.
    virtual void sortBy(int column, Qt::SortOrder order) = 0;
    /// Keeps the rows that @p filter holds of, which was parsed with fieldsOf() this table.
    virtual void setFilter(filter::Expression filter) = 0;
    /// Filtered away or not.
    [[nodiscard]] virtual int countOfAll() const = 0;

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) final { sortBy(column, order); }

    [[nodiscard]] int columnOf(const QString &id) const; ///< -1 when there is none
    [[nodiscard]] int rowOf(const QString &key) const;   ///< by RowKeyRole; -1 when none is shown
    [[nodiscard]] QString columnId(int column) const;
};

/// "2 h ago" is for sentences; tables show UTC as `2026-05-03 12:00:00Z`. Unknown is "?".
[[nodiscard]] QString cellText(const QVariant &value);

} // namespace cloudnx
