#pragma once

#include "models/core/described.h"
#include "models/judge/overview.h"
#include "models/tables/table.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

/// Short ways to declare columns: `column<User>("name", "Name", &User::name)`.
namespace cloudnx {

[[nodiscard]] inline QVariant cellOf(const QString &value) {
    return value;
}

[[nodiscard]] inline QVariant cellOf(const QStringList &value) {
    return value;
}

[[nodiscard]] inline QVariant cellOf(const QJsonObject &value) {
    return value;
}

[[nodiscard]] inline QVariant cellOf(Instant value) {
    return QDateTime::fromMSecsSinceEpoch(value.time_since_epoch().count(), Qt::UTC);
}

[[nodiscard]] inline QVariant cellOf(const std::vector<QString> &value) {
    return QStringList(value.begin(), value.end());
}

template <std::same_as<bool> T>
[[nodiscard]] QVariant cellOf(T value) {
    return value;
}

template <std::integral T>
    requires(!std::same_as<T, bool>)
[[nodiscard]] QVariant cellOf(T value) {
    return static_cast<qint64>(value);
}

template <WordedEnum E>
[[nodiscard]] QVariant cellOf(E value) {
    return wordOf(value);
}

template <Texted T>
[[nodiscard]] QVariant cellOf(const T &value) {
    return value.toText();
}

template <typename T>
[[nodiscard]] QVariant cellOf(const std::optional<T> &value) {
    return value ? cellOf(*value) : QVariant();
}

template <typename T>
struct BareCell {
    using type = T;
};

template <typename T>
struct BareCell<std::optional<T>> {
    using type = T;
};

/// @p read is a member or a function of the row; the kind of column follows from its type.
template <typename Row, typename Read>
[[nodiscard]] Column<Row> column(const char *id, const char *title, Read read) {
    using Value = typename BareCell<std::remove_cvref_t<std::invoke_result_t<Read, const Row &>>>::type;
    using Kind = typename Column<Row>::Kind;
    constexpr bool isNumber = std::integral<Value> && !std::same_as<Value, bool>;
    constexpr Kind kind = isNumber ? Kind::Number : std::same_as<Value, Instant> ? Kind::Time : Kind::Text;
    constexpr filter::Type type = isNumber                           ? filter::Type::Number
                                  : std::same_as<Value, bool>        ? filter::Type::Flag
                                  : std::same_as<Value, Instant>     ? filter::Type::Time
                                  : std::same_as<Value, QJsonObject> ? filter::Type::Json
                                                                     : filter::Type::Text;
    return {.id = id,
            .title = title,
            .kind = kind,
            .value = [read](const Row &row) { return cellOf(std::invoke(read, row)); },
            .type = type};
}

/// Ids and addresses stand in a fixed-width font.
template <typename Row>
[[nodiscard]] Column<Row> fixed(Column<Row> column) {
    column.kind = Column<Row>::Kind::Fixed;
    return column;
}

/// IP addresses or blocks: filtered as such, in a fixed-width font.
template <typename Row>
[[nodiscard]] Column<Row> addresses(Column<Row> column) {
    column.type = filter::Type::Address;
    return fixed(std::move(column));
}

/// Shown only when somebody asks for it.
template <typename Row>
[[nodiscard]] Column<Row> onDemand(Column<Row> column) {
    column.shown = false;
    return column;
}

/// Reads @p word where the value is unknown or empty, instead of "?" or nothing.
template <typename Row>
[[nodiscard]] Column<Row> orElse(Column<Row> column, const char *word) {
    column.text = [value = column.value, word](const Row &row) {
        const QVariant cell = value(row);
        const bool isBlank = !cell.isValid() || cellText(cell).isEmpty();
        return isBlank ? QString::fromUtf8(word) : cellText(cell);
    };
    return column;
}

template <typename Row, typename Text>
[[nodiscard]] Column<Row> withText(Column<Row> column, Text text) {
    column.text = std::move(text);
    return column;
}

/// @p judge answers the mood of a row's cell, or nothing.
template <typename Row, typename Judge>
[[nodiscard]] Column<Row> withMood(Column<Row> column, Judge judge) {
    column.mood = [judge](const Row &row) {
        const std::optional<Mood> mood = judge(row);
        return mood ? QVariant(static_cast<int>(*mood)) : QVariant();
    };
    return column;
}

} // namespace cloudnx
