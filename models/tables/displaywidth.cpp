#include "models/tables/displaywidth.h"

#include <QChar>
#include <QList>

#include <algorithm>
#include <array>

namespace cloudnx {

namespace {

struct Span {
    char32_t first;
    char32_t last;
};

// East_Asian_Width W and F of Unicode 15 (and what glibc prints wide beside them), neighbours joined; Qt does
// not tell this property.
constexpr auto wide = std::to_array<Span>(
    {{0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},   {0x23f0, 0x23f0},
     {0x23f3, 0x23f3},   {0x25fd, 0x25fe},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267f, 0x267f},
     {0x2693, 0x2693},   {0x26a1, 0x26a1},   {0x26aa, 0x26ab},   {0x26bd, 0x26be},   {0x26c4, 0x26c5},
     {0x26ce, 0x26ce},   {0x26d4, 0x26d4},   {0x26ea, 0x26ea},   {0x26f2, 0x26f3},   {0x26f5, 0x26f5},
     {0x26fa, 0x26fa},   {0x26fd, 0x26fd},   {0x2705, 0x2705},   {0x270a, 0x270b},   {0x2728, 0x2728},
     {0x274c, 0x274c},   {0x274e, 0x274e},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
     {0x27b0, 0x27b0},   {0x27bf, 0x27bf},   {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50},   {0x2b55, 0x2b55},
     {0x2e80, 0x303e},   {0x3041, 0xa4c6},   {0xa960, 0xa97c},   {0xac00, 0xd7a3},   {0xf900, 0xfaff},
     {0xfe10, 0xfe19},   {0xfe30, 0xfe6b},   {0xff01, 0xff60},   {0xffe0, 0xffe6},   {0x16fe0, 0x16ff1},
     {0x17000, 0x18d08}, {0x1aff0, 0x1b2fb}, {0x1f004, 0x1f004}, {0x1f0cf, 0x1f0cf}, {0x1f18e, 0x1f18e},
     {0x1f191, 0x1f19a}, {0x1f200, 0x1f320}, {0x1f32d, 0x1f335}, {0x1f337, 0x1f37c}, {0x1f37e, 0x1f393},
     {0x1f3a0, 0x1f3ca}, {0x1f3cf, 0x1f3d3}, {0x1f3e0, 0x1f3f0}, {0x1f3f4, 0x1f3f4}, {0x1f3f8, 0x1f43e},
     {0x1f440, 0x1f440}, {0x1f442, 0x1f4fc}, {0x1f4ff, 0x1f53d}, {0x1f54b, 0x1f54e}, {0x1f550, 0x1f567},
     {0x1f57a, 0x1f57a}, {0x1f595, 0x1f596}, {0x1f5a4, 0x1f5a4}, {0x1f5fb, 0x1f64f}, {0x1f680, 0x1f6c5},
     {0x1f6cc, 0x1f6cc}, {0x1f6d0, 0x1f6d2}, {0x1f6d5, 0x1f6d7}, {0x1f6dc, 0x1f6df}, {0x1f6eb, 0x1f6ec},
     {0x1f6f4, 0x1f6fc}, {0x1f7e0, 0x1f7eb}, {0x1f7f0, 0x1f7f0}, {0x1f90c, 0x1f93a}, {0x1f93c, 0x1f945},
     {0x1f947, 0x1f9ff}, {0x1fa70, 0x1faf8}, {0x20000, 0x2fffd}, {0x30000, 0x3fffd}});

bool isWide(char32_t codepoint) {
    const auto span = std::lower_bound(wide.begin(), wide.end(), codepoint,
                                       [](const Span &one, char32_t at) { return one.last < at; });
    return span != wide.end() && span->first <= codepoint;
}

// Format characters that are drawn all the same: the soft hyphen, and number signs that stand before digits
// (Prepended_Concatenation_Mark).
bool isDrawnFormat(char32_t codepoint) {
    static constexpr auto drawn =
        std::to_array<char32_t>({0xad, 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x890, 0x891,
                                 0x8e2, 0x110bd, 0x110cd});
    return std::find(drawn.begin(), drawn.end(), codepoint) != drawn.end();
}

bool isWidthless(char32_t codepoint) {
    const bool joinsSyllable = (codepoint >= 0x1160 && codepoint <= 0x11ff) || // Hangul medials and finals
                               (codepoint >= 0xd7b0 && codepoint <= 0xd7fb);
    switch (QChar::category(codepoint)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
        return true;
    case QChar::Other_Format:
        return !isDrawnFormat(codepoint);
    default:
        return joinsSyllable;
    }
}

QString escapeOf(char32_t codepoint) {
    switch (codepoint) {
    case U'\n':
        return QStringLiteral("\\n");
    case U'\r':
        return QStringLiteral("\\r");
    case U'\t':
        return QStringLiteral("\\t");
    default:
        break;
    }
    const bool isShort = codepoint <= 0xff;
    return (isShort ? QStringLiteral("\\x%1") : QStringLiteral("\\u%1"))
        .arg(static_cast<uint>(codepoint), isShort ? 2 : 4, 16, QChar(u'0'));
}

} // namespace

bool steersTerminal(char32_t codepoint) {
    const bool isControl = codepoint < 0x20 || (codepoint >= 0x7f && codepoint <= 0x9f);
    const bool isDirection = codepoint == 0x061c || codepoint == 0x200e || codepoint == 0x200f ||
                             (codepoint >= 0x202a && codepoint <= 0x202e) ||
                             (codepoint >= 0x2066 && codepoint <= 0x2069);
    const bool isSeparator = codepoint == 0x2028 || codepoint == 0x2029;
    return isControl || isDirection || isSeparator || QChar::isSurrogate(codepoint);
}

int displayWidth(const QString &text) {
    int width = 0;
    for (const uint codepoint : text.toUcs4())
        width += isWidthless(codepoint) ? 0 : isWide(codepoint) ? 2 : 1;
    return width;
}

QString visibleText(const QString &text) {
    if (std::none_of(text.begin(), text.end(), [](QChar c) { return steersTerminal(c.unicode()); }))
        return text;
    QString visible;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        const bool isPair = c.isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
        if (isPair)
            visible.append(c).append(text.at(++at));
        else if (steersTerminal(c.unicode()))
            visible.append(escapeOf(c.unicode()));
        else
            visible.append(c);
    }
    return visible;
}

} // namespace cloudnx
