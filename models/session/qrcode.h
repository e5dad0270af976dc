#pragma once

#include "models/core/result.h"
#include "models/core/secret.h"

#include <QString>

#include <vector>

namespace cloudnx {

/// What lies behind a terminal's letters: decides which half of a QR code is printed.
enum class TerminalGround { Dark, Light };

/// A QR code as a grid of modules. Screens draw it dark on white, also in the dark: readers refuse it
/// inverted.
class QrCode {
public:
    /// Modules of white that a reader needs on each side (ISO/IEC 18004).
    static constexpr int quietZone = 4;

    /// Errors: Invalid (more text than a QR code holds).
    [[nodiscard]] static Result<QrCode> encode(const Secret &text);

    [[nodiscard]] int size() const { return m_size; }

    /// False outside of the grid, so that a quiet zone needs no special case.
    [[nodiscard]] bool isDark(int column, int row) const;
    /// Lines of half blocks with quiet zone, two rows of modules a line; dark on light on either ground.
    [[nodiscard]] QString toTerminalText(TerminalGround ground) const;

private:
    QrCode() = default;

    int m_size = 0;
    std::vector<bool> m_dark;
};

} // namespace cloudnx
