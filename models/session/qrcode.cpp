#include "models/session/qrcode.h"

#include <qrencode.h>

#include <memory>

namespace cloudnx {

namespace {

using Encoded = std::unique_ptr<QRcode, decltype(&QRcode_free)>;

/// Two modules, one above the other, as one letter. "Ink" is what the terminal prints in its letter colour.
QChar halfBlock(bool upperInk, bool lowerInk) {
    if (upperInk && lowerInk)
        return u'█';
    if (upperInk)
        return u'▀';
    return lowerInk ? u'▄' : u' ';
}

} // namespace

Result<QrCode> QrCode::encode(const Secret &text) {
    // Level M survives a scratched screen and keeps an otpauth link at 37 to 45 modules.
    const Encoded code(QRcode_encodeData(static_cast<int>(text.size()),
                                         reinterpret_cast<const unsigned char *>(text.reveal().data()), 0,
                                         QR_ECLEVEL_M),
                       &QRcode_free);
    if (!code)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("This text is too long for a QR code. Type the secret in instead."));
    QrCode grid;
    grid.m_size = code->width;
    const auto modules = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    grid.m_dark.reserve(modules);
    for (std::size_t at = 0; at < modules; ++at)
        grid.m_dark.push_back((code->data[at] & 1U) != 0);
    return grid;
}

bool QrCode::isDark(int column, int row) const {
    if (column < 0 || row < 0 || column >= m_size || row >= m_size)
        return false;
    return m_dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_size) +
                  static_cast<std::size_t>(column)];
}

QString QrCode::toTerminalText(TerminalGround ground) const {
    const bool inkIsDark = ground == TerminalGround::Light;
    QString text;
    for (int row = -quietZone; row < m_size + quietZone; row += 2) {
        for (int column = -quietZone; column < m_size + quietZone; ++column)
            text += halfBlock(isDark(column, row) == inkIsDark, isDark(column, row + 1) == inkIsDark);
        text += u'\n';
    }
    return text;
}

} // namespace cloudnx
