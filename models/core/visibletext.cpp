#include "models/core/visibletext.h"

#include <algorithm>

namespace cloudnx {

namespace {

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
