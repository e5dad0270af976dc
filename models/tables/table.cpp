#include "models/tables/table.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace cloudnx {

int Table::columnOf(const QString &id) const {
    for (int column = 0; column < columnCount(); ++column)
        if (columnId(column) == id)
            return column;
    return -1;
}

int Table::rowOf(const QString &key) const {
    for (int row = 0; row < rowCount(); ++row)
        if (index(row, 0).data(RowKeyRole).toString() == key)
            return row;
    return -1;
}

QString Table::columnId(int column) const {
    return headerData(column, Qt::Horizontal, ColumnIdRole).toString();
}

QString cellText(const QVariant &value) {
    switch (value.typeId()) {
    case QMetaType::UnknownType:
        return QStringLiteral("?");
    case QMetaType::Bool:
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    case QMetaType::QDateTime:
        return value.toDateTime().toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss'Z'"));
    case QMetaType::QStringList:
        return value.toStringList().join(QStringLiteral(", "));
    case QMetaType::QJsonObject:
        return QString::fromUtf8(QJsonDocument(value.toJsonObject()).toJson(QJsonDocument::Compact));
    default:
        return value.toString();
    }
}

} // namespace cloudnx
