#include "models/iam/iam.h"

#include <algorithm>

namespace cloudnx {

namespace {

bool isNameCharacter(QChar c) {
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') ||
           QStringView(u"+=,.@_-").contains(c);
}

} // namespace

// Any one rule that is met lets one in.
bool asksForCode(const std::vector<QString> &rules) {
    const bool codeIsNamed = std::any_of(
        rules.begin(), rules.end(), [](const QString &rule) { return rule.contains(QLatin1String("totp")); });
    return codeIsNamed && std::find(rules.begin(), rules.end(), QLatin1String("password")) == rules.end();
}

Result<AccessRule> AccessRule::parse(const QString &text) {
    const QStringList words = text.simplified().split(u' ');
    static const QStringList methods{QStringLiteral("GET"),   QStringLiteral("HEAD"),
                                     QStringLiteral("POST"),  QStringLiteral("PUT"),
                                     QStringLiteral("PATCH"), QStringLiteral("DELETE")};
    if (words.size() != 3 || !methods.contains(words[1].toUpper()) || !words[2].startsWith(u'/'))
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" is no access rule. It names service, method and path: "
                                      "\"network GET /v2.0/security-groups\".")
                           .arg(text));
    return AccessRule{words[0], words[1].toUpper(), words[2]};
}

QString AccessRule::toText() const {
    return QStringLiteral("%1 %2 %3").arg(service, method, path);
}

Result<QString> checkedName(const QString &name, const QString &noun) {
    if (name.isEmpty() || name.size() > 64)
        return failure(ErrorKind::Invalid, QStringLiteral("A %1 has 1 to 64 characters.").arg(noun));
    if (name == QLatin1String(".") || name == QLatin1String(".."))
        return failure(ErrorKind::Invalid, QStringLiteral("\"%1\" cannot be a %2.").arg(name, noun));
    for (qsizetype at = 0; at < name.size(); ++at)
        if (!isNameCharacter(name.at(at)))
            return failure(
                ErrorKind::Invalid,
                QStringLiteral(
                    "Character %1 of %2 \"%3\" is not allowed. Use letters, digits and + = , . @ _ -")
                    .arg(at + 1)
                    .arg(noun, name));
    return name;
}

} // namespace cloudnx
