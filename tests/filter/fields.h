#pragma once

#include "models/filter/evaluate.h"
#include "models/filter/parse.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

/// Four events and the fields they have, for the tests of the language.
namespace cloudnx::test {

[[nodiscard]] inline const filter::Schema &fields() {
    using enum filter::Type;
    static const filter::Schema schema{{"time", Time, 0},    {"actor", Text, 1},  {"status", Number, 2},
                                       {"ip", Address, 3},   {"action", Text, 4}, {"root", Flag, 5},
                                       {"details", Json, 6}, {"groups", Text, 7}};
    return schema;
}

class Event final : public filter::Row {
public:
    Event(char named, std::vector<QVariant> values) : name(named), m_values(std::move(values)) {}

    const char name;

    [[nodiscard]] QVariant value(int field) const override {
        return m_values[static_cast<std::size_t>(field)];
    }

    [[nodiscard]] QString text(int field) const override {
        const QVariant cell = value(field);
        if (cell.typeId() == QMetaType::QStringList)
            return cell.toStringList().join(QStringLiteral(", "));
        if (cell.typeId() == QMetaType::QJsonObject)
            return QString::fromUtf8(QJsonDocument(cell.toJsonObject()).toJson(QJsonDocument::Compact));
        return cell.toString();
    }

private:
    std::vector<QVariant> m_values;
};

[[nodiscard]] inline Instant at(const char *time) {
    return parseRfc3339(QString::fromLatin1(time)).value();
}

[[nodiscard]] inline QVariant timeCell(const char *time) {
    return QDateTime::fromMSecsSinceEpoch(at(time).time_since_epoch().count(), Qt::UTC);
}

[[nodiscard]] inline QVariant json(const char *text) {
    return QJsonDocument::fromJson(QByteArray(text)).object();
}

} // namespace cloudnx::test
