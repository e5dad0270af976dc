#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace cloudnx::sandbox {

/// Parses a request body. Refuses (400) what QJsonDocument would let pass or silently change: duplicate keys,
/// depth over 64, lone surrogates, text after the end.
[[nodiscard]] QJsonObject strictObject(const QByteArray &body);

} // namespace cloudnx::sandbox
