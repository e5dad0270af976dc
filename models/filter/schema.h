#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace cloudnx::filter {

/// What a field holds, and so what it can be compared with.
enum class Type {
    Text,
    Number,  ///< whole
    Time,    ///< an Instant
    Address, ///< IP address or block, possibly some other text
    Flag,    ///< yes or no
    Json,    ///< a tree; `details.key` names a part of it
};

/// What may stand at the left of a comparison.
struct Field {
    QString name; ///< lower-case letters, digits and _
    Type type = Type::Text;
    int id = 0;           ///< whatever the caller knows it by: a column, an enum
    QStringList words{};  ///< its values when they are known beforehand; for completion
    bool searched = true; ///< free text looks into it
};

/// The fields of one table, in the order they are proposed.
using Schema = std::vector<Field>;

[[nodiscard]] const Field *fieldNamed(const Schema &schema, QStringView name);
[[nodiscard]] const Field *fieldOf(const Schema &schema, int id);

} // namespace cloudnx::filter
