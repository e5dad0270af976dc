#include "models/session/passcode.h"

#include <QString>

namespace cloudnx {

namespace {

constexpr qsizetype digitsOfCode = 6;
constexpr qsizetype shortestBackupCode = 8;
constexpr qsizetype longestBackupCode = 16;

bool isSeparator(QChar letter) {
    return letter.isSpace() || letter == u'-' || letter == u'–';
}

/// Lower case without separators, any script's digits as 0 to 9; empty when anything else stands in it.
QString bareLetters(const QString &typed) {
    QString bare;
    for (const QChar letter : typed) {
        if (isSeparator(letter))
            continue;
        const int digit = letter.digitValue();
        const QChar lower = letter.toLower();
        if (digit >= 0)
            bare += QChar(static_cast<char16_t>(u'0' + digit));
        else if (lower >= u'a' && lower <= u'z')
            bare += lower;
        else
            return {};
    }
    return bare;
}

bool isAllDigits(const QString &text) {
    return std::all_of(text.begin(), text.end(),
                       [](QChar letter) { return letter >= u'0' && letter <= u'9'; });
}

} // namespace

Result<Passcode> Passcode::parse(const Secret &typed) {
    QString shown = typed.revealText();
    QString bare = bareLetters(shown);
    Secret::taken(shown).wipe();
    if (bare.size() == digitsOfCode && isAllDigits(bare))
        return Passcode{Secret::taken(bare), false};
    if (bare.size() < shortestBackupCode || bare.size() > longestBackupCode)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("A code has six digits, a backup code looks like k3v9x-2m4tq. Look again."));
    // CloudNx prints its backup codes in two groups of five.
    if (bare.size() == 10)
        bare.insert(5, u'-');
    return Passcode{Secret::taken(bare), true};
}

} // namespace cloudnx
