#pragma once

#include <QStringList>

class QComboBox;
class QLineEdit;

namespace cloudnx {

/// A list to choose from, with the name that a screen reader says.
[[nodiscard]] QComboBox *choice(const QString &name, const QStringList &entries);
/// A list of what people named: as wide as the names where there is room, and never the reason that a window
/// grows.
[[nodiscard]] QComboBox *nameChoice(const QString &name, const QStringList &entries = {});
/// A line to type into.
[[nodiscard]] QLineEdit *typed(const QString &name, const QString &placeholder);

} // namespace cloudnx
