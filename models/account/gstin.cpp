#include "models/account/gstin.h"

namespace cloudnx {

namespace {

const QLatin1String alphabet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

bool fits(const QString &text, const char *pattern) {
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char16_t c = text.at(at).unicode();
        const bool digit = c >= u'0' && c <= u'9';
        const bool letter = c >= u'A' && c <= u'Z';
        const char want = pattern[at];
        if ((want == '9' && !digit) || (want == 'A' && !letter) || (want == '*' && !digit && !letter) ||
            (want == 'Z' && c != u'Z'))
            return false;
    }
    return true;
}

// Weights 1,2,1,2… from the left; each product counts as quotient plus remainder by 36.
QChar checkDigit(const QString &first14) {
    int sum = 0;
    for (int at = 0; at < 14; ++at) {
        const int product = static_cast<int>(alphabet.indexOf(first14.at(at))) * (at % 2 == 0 ? 1 : 2);
        sum += product / 36 + product % 36;
    }
    return alphabet.at((36 - sum % 36) % 36);
}

} // namespace

Result<Gstin> Gstin::parse(const QString &text) {
    const QString number = text.simplified().remove(u' ').toUpper();
    if (number.size() != 15)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("A GSTIN has 15 characters; \"%1\" has %2.").arg(text).arg(number.size()));
    if (!fits(number, "99AAAAA9999A*Z*"))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" has not the form of a GSTIN: 2 digits of the state, "
                                      "the 10 characters of the PAN, 1 for the entity, Z, and a "
                                      "check digit.")
                           .arg(text));
    const QChar want = checkDigit(number);
    if (number.back() != want)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("The check digit of GSTIN %1 is wrong: it ends in %2, its other "
                                      "characters ask for %3. Look for a typing error.")
                           .arg(number, QString(number.back()), QString(want)));
    return Gstin(number);
}

} // namespace cloudnx
