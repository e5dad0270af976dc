#pragma once

#include <QString>

namespace cloudnx {

/// @p text with everything that could steer a terminal or reorder a line made visible: `\x1b`, `\n`,
/// `\u202e`. What servers and other people wrote goes through here before it is printed.
[[nodiscard]] QString visibleText(const QString &text);

/// Whether @p codepoint is a control character, a direction override or half a surrogate pair.
[[nodiscard]] bool steersTerminal(char32_t codepoint);

} // namespace cloudnx
