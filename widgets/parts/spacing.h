#pragma once

namespace cloudnx::spacing {

/// The only distances there are (LOOK.md).
inline constexpr int tight = 4;
inline constexpr int near = 8;
inline constexpr int apart = 16;
inline constexpr int wide = 24;

/// Rows that hold Devanagari without cutting its upper marks.
inline constexpr int rowHeight = 26;
inline constexpr int sheetWidth = 400;
inline constexpr int paneWidth = 340;

} // namespace cloudnx::spacing
