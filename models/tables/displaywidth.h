#pragma once

#include <QString>

namespace cloudnx {

/// Columns that @p text takes on a terminal: 0 for what combines, 2 for wide East Asian characters and emoji.
[[nodiscard]] int displayWidth(const QString &text);

} // namespace cloudnx
