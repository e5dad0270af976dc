#pragma once

#include <QString>

namespace cloudnx {

/// Text that is nothing but text in Markdown; one line.
[[nodiscard]] QString markdownText(const QString &text);

} // namespace cloudnx
