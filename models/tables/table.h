#pragma once

#include "models/core/clock.h"

#include <QAbstractTableModel>
#include <QVariant>

#include <functional>
#include <vector>

namespace cloudnx {

/// Roles beside Qt's: what a cell is, apart from how it reads.
enum TableRole {
    ValueRole =
        Qt::UserRole +
        1, ///< typed value for sorting and JSON (QString, qint64, bool, QDateTime UTC, invalid = unknown)
    ColumnIdRole,   ///< of headerData: stable lower-case name, "created_at"
    FixedWidthRole, ///< of headerData: bool, addresses, ids and times
    MoodRole,       ///< int(Mood) of the cell, or invalid
    RowKeyRole,     ///< what names the row: user name, rule id
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
};

/// What is common to all tables, whatever their rows: the terminal prints it, views show it.
class Table : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;
    /// Whether a column is part of the table when nobody asked for columns.
    [[nodiscard]] virtual bool isShownByDefault(int column) const = 0;
    [[nodiscard]] int columnOf(const QString &id) const; ///< -1 when there is none
};

/// "2 h ago" is for sentences; tables show UTC as `2026-05-03 12:00:00Z`.
[[nodiscard]] QString cellText(const QVariant &value);

} // namespace cloudnx
