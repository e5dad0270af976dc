#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace cloudnx {

/// JSON on one line, with nothing in it that could steer a terminal (QJsonDocument passes C1 controls on).
[[nodiscard]] QString jsonLine(const QJsonValue &value);
/// The same with an object or array indented by two.
[[nodiscard]] QString jsonText(const QJsonValue &value);
/// YAML 1.2 (and 1.1) block style without a document mark; ends in a line feed.
[[nodiscard]] QString yamlText(const QJsonValue &value);

} // namespace cloudnx
