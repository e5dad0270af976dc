#pragma once

#include "models/filter/expression.h"
#include "models/filter/schema.h"

#include <QVariant>

namespace cloudnx::filter {

/// One row as the evaluator asks it.
class Row {
public:
    Row() = default;
    Row(const Row &) = delete;
    Row &operator=(const Row &) = delete;
    virtual ~Row() = default;

    /// qint64, QDateTime, bool, QString, QStringList, QJsonValue or QJsonObject; invalid: unknown.
    [[nodiscard]] virtual QVariant value(int field) const = 0;
    /// As people read it; of Json the compact text.
    [[nodiscard]] virtual QString text(int field) const = 0;
};

/// Slow and obvious: for tables of a screen's size, and what faster ones are checked against. A list
/// (QStringList) holds a test of equality when one of its entries does.
[[nodiscard]] bool holds(const Expression &filter, const Schema &schema, const Row &row);

/// The texts of the parts of @p root that @p path leads to, through arrays to every element. An object or
/// null is no part.
[[nodiscard]] std::vector<QString> partsOf(const QJsonValue &root, const std::vector<std::string> &path);

} // namespace cloudnx::filter
