#pragma once

#include <QIcon>

namespace cloudnx {

/// One of resources/icons by name ("firewall"), drawn in one stroke in the text colour of the palette at the
/// time it is painted, so that it follows a switch between light and dark.
[[nodiscard]] QIcon strokeIcon(const QString &name);

} // namespace cloudnx
