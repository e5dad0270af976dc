#pragma once

namespace cloudnx {

enum class Theme { System, Light, Dark };

/// Switches the whole program while it runs, and remembers it.
void applyTheme(Theme theme);
/// As remembered; System when nothing is.
[[nodiscard]] Theme rememberedTheme();
void restoreTheme();

} // namespace cloudnx
