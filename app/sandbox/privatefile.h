#pragma once

#include <QByteArray>
#include <QString>

namespace cloudnx::sandbox {

/// Writes a file only its owner can read (0600), whole or not at all. Throws std::runtime_error.
void writePrivateFile(const QString &path, const QByteArray &bytes);
/// Adds to the end of such a file.
void appendPrivateFile(const QString &path, const QByteArray &bytes);
/// Throws std::runtime_error when it cannot be read.
[[nodiscard]] QByteArray readPrivateFile(const QString &path);

} // namespace cloudnx::sandbox
