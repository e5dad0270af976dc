#include "models/filter/text.h"

#include <QString>

#include <algorithm>

namespace cloudnx::filter {

namespace {

[[nodiscard]] std::size_t characterLength(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        ++end;
    return end - at;
}

[[nodiscard]] char lowered(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

} // namespace

// Remembers only the last star: what an earlier one took can always be given to a later one.
bool globMatches(std::string_view pattern, std::string_view text) {
    constexpr std::size_t none = std::string_view::npos;
    std::size_t inPattern = 0;
    std::size_t inText = 0;
    std::size_t afterStar = none;
    std::size_t starTakesTo = 0;
    while (inText < text.size()) {
        if (inPattern < pattern.size() && pattern[inPattern] == '*') {
            afterStar = ++inPattern;
            starTakesTo = inText;
            continue;
        }
        const bool isAny = inPattern < pattern.size() && pattern[inPattern] == '?';
        const bool escapes = inPattern + 1 < pattern.size() && pattern[inPattern] == '\\';
        const std::size_t literal = inPattern + (escapes ? 1 : 0);
        if (isAny) {
            ++inPattern;
            inText += characterLength(text, inText);
        } else if (literal < pattern.size() && pattern[literal] == text[inText]) {
            inPattern = literal + 1;
            ++inText;
        } else if (afterStar != none) {
            inPattern = afterStar;
            inText = starTakesTo += characterLength(text, starTakesTo);
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', inPattern) == none;
}

bool containsIgnoringCase(std::string_view text, std::string_view part) {
    return part.empty() ||
           std::search(text.begin(), text.end(), part.begin(), part.end(),
                       [](char one, char other) { return lowered(one) == lowered(other); }) != text.end();
}

QString globOf(const QString &text) {
    QString pattern;
    for (const QChar character : text) {
        if (character == u'*' || character == u'?' || character == u'\\')
            pattern += u'\\';
        pattern += character;
    }
    return pattern;
}

} // namespace cloudnx::filter
