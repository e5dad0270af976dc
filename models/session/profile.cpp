#include "models/session/profile.h"

#include <algorithm>

namespace cloudnx {

namespace {

constexpr qsizetype longestName = 64;

bool isLetterOrDigit(QChar letter) {
    return (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z') ||
           (letter >= u'0' && letter <= u'9');
}

bool mayStandInName(QChar letter) {
    return isLetterOrDigit(letter) || letter == u'.' || letter == u'_' || letter == u'-';
}

tl::unexpected<Error> refused(const QString &text, const QString &why) {
    return failure(ErrorKind::Invalid, QStringLiteral("\"%1\" cannot be used: %2").arg(text, why));
}

} // namespace

Result<ProfileName> ProfileName::parse(const QString &text) {
    const bool good = !text.isEmpty() && text.size() <= longestName && isLetterOrDigit(text.front()) &&
                      std::all_of(text.begin(), text.end(), mayStandInName);
    if (!good)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("\"%1\" is no name for a profile. Use up to 64 letters, digits, dots, dashes "
                           "and underscores, beginning with a letter or a digit.")
                .arg(text));
    return ProfileName(text);
}

Result<QUrl> parseBaseUrl(const QString &text) {
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return refused(text, QStringLiteral("it is not an address. Write it like https://cloudnx.in."));
    if (url.scheme() != QLatin1String("https"))
        return refused(text, QStringLiteral("passwords and tokens go over https only."));
    if (!url.userInfo().isEmpty())
        return refused(url.toString(QUrl::RemoveUserInfo),
                       QStringLiteral("leave user name and password out of the address."));
    if (url.hasQuery() || url.hasFragment())
        return refused(text, QStringLiteral("leave out what follows ? or #."));
    return url.adjusted(QUrl::StripTrailingSlash);
}

} // namespace cloudnx
