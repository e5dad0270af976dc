#include "models/iam/iam.h"

namespace cloudnx {

namespace {

bool isNameCharacter(QChar c) {
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') ||
           QStringView(u"+=,.@_-").contains(c);
}

} // namespace

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
