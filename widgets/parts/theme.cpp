#include "widgets/parts/theme.h"

#include "widgets/parts/state.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>
#include <QStyle>

namespace cloudnx {

namespace {

constexpr auto settingsKey = "theme";

[[nodiscard]] QPalette paletteOf(QRgb window, QRgb base, QRgb alternate, QRgb button, QRgb text, QRgb faint,
                                 QRgb accent, QRgb onAccent) {
    QPalette palette{QColor(button), QColor(window)};
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, alternate);
    palette.setColor(QPalette::Button, button);
    palette.setColor(QPalette::ToolTipBase, base);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
                            QPalette::BrightText}) {
        palette.setColor(role, text);
        palette.setColor(QPalette::Disabled, role, faint);
    }
    palette.setColor(QPalette::PlaceholderText, faint);
    return palette;
}

[[nodiscard]] QPalette darkPalette() {
    return paletteOf(0xff23262a, 0xff1b1d20, 0xff212428, 0xff31353a, 0xffe6e8ea, 0xff98a0a8, 0xff2f6fb5,
                     0xffffffff);
}

[[nodiscard]] QPalette lightPalette() {
    return paletteOf(0xfff2f3f4, 0xffffffff, 0xfff7f8f9, 0xffe9ebed, 0xff1c1f22, 0xff666d75, 0xff1f5fa8,
                     0xffffffff);
}

/// Fusion's own selection is too faint for white letters (3.7:1).
[[nodiscard]] QPalette legible(QPalette palette) {
    QColor accent = palette.color(QPalette::Highlight);
    while (contrastOf(accent, palette.color(QPalette::HighlightedText)) < 4.5 && accent.value() > 0)
        accent = accent.darker(105);
    palette.setColor(QPalette::Highlight, accent);
    return palette;
}

/// What the platform gave before anybody chose; Fusion's own when it gives none.
[[nodiscard]] const QPalette &systemPalette() {
    static const QPalette palette = legible(QApplication::palette());
    return palette;
}

void show(Theme theme) {
    (void)systemPalette();
    QApplication::setPalette(theme == Theme::Dark    ? darkPalette()
                             : theme == Theme::Light ? lightPalette()
                                                     : systemPalette());
}

} // namespace

void applyTheme(Theme theme) {
    QSettings().setValue(QLatin1String(settingsKey), static_cast<int>(theme));
    show(theme);
}

Theme rememberedTheme() {
    const int theme = QSettings().value(QLatin1String(settingsKey)).toInt();
    return theme == 1 ? Theme::Light : theme == 2 ? Theme::Dark : Theme::System;
}

void restoreTheme() {
    show(rememberedTheme());
}

} // namespace cloudnx
