#include "models/net/fieldreader.h"

#include <QJsonDocument>

namespace cloudnx {

namespace {

constexpr int deepest = 64;

/// Brackets outside of strings, counted before the parser sees them: it recurses.
bool isTooDeep(const QByteArray &body) {
    int depth = 0;
    bool inString = false;
    for (qsizetype at = 0; at < body.size(); ++at) {
        const char byte = body.at(at);
        if (inString && byte == '\\')
            ++at;
        else if (byte == '"')
            inString = !inString;
        else if (!inString && (byte == '{' || byte == '['))
            ++depth;
        else if (!inString && (byte == '}' || byte == ']'))
            --depth;
        if (depth > deepest)
            return true;
    }
    return false;
}

tl::unexpected<Error> malformed(const QString &why) {
    return failure(
        ErrorKind::Malformed,
        QStringLiteral("The service's answer cannot be understood: %1. Is the address in the profile right?")
            .arg(why));
}

} // namespace

Result<QJsonObject> parseJsonObject(const QByteArray &body) {
    if (isTooDeep(body))
        return malformed(QStringLiteral("its JSON is nested too deep"));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return malformed(
            QStringLiteral("it is not JSON (%1 at byte %2)").arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return malformed(QStringLiteral("it is JSON, but not an object"));
    return document.object();
}

void FieldReader::misfit(const char *name) {
    const bool isThere = !m_object.value(QLatin1String(name)).isUndefined();
    fail(Error{
        .kind = ErrorKind::Malformed,
        .sentence =
            QStringLiteral("The service's answer cannot be understood: \"%1\" of a %2 %3. "
                           "Report it to the service, or look for a newer version of this program.")
                .arg(QLatin1String(name), m_what,
                     isThere ? QStringLiteral("has an unexpected form") : QStringLiteral("is missing"))});
}

void FieldReader::fail(const Error &error) {
    if (!m_error)
        m_error = error;
}

} // namespace cloudnx
