#include "models/net/statuserror.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace cloudnx {

namespace {

constexpr qsizetype longestFaultText = 300;

QString messageIn(const QJsonValue &fault) {
    return fault.isString() ? fault.toString() : fault.toObject().value(QStringLiteral("message")).toString();
}

QString rawFaultText(const QJsonObject &body) {
    if (const QString text = messageIn(body.value(QStringLiteral("error"))); !text.isEmpty())
        return text;
    for (const QJsonValue member : body) // {"badRequest": {"message": …}}, {"NeutronError": {…}}
        if (const QString text = messageIn(member); member.isObject() && !text.isEmpty())
            return text;
    return {};
}

QString harmless(const QString &text) {
    QString clean;
    for (const QChar character : text.left(longestFaultText))
        clean.append(character.isPrint() ? character : QChar(u' '));
    clean = clean.simplified();
    while (clean.endsWith(u'.'))
        clean.chop(1);
    return clean;
}

ErrorKind kindOf(int status) {
    switch (status) {
    case 401:
        return ErrorKind::Unauthenticated;
    case 402:
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 405:
    case 501:
        return ErrorKind::Unsupported;
    case 408:
    case 504:
        return ErrorKind::Timeout;
    case 409:
    case 412:
        return ErrorKind::Conflict;
    case 410:
        return ErrorKind::Gone;
    case 429:
        return ErrorKind::RateLimited;
    default:
        return status >= 500 ? ErrorKind::Server : status >= 400 ? ErrorKind::Invalid : ErrorKind::Malformed;
    }
}

QString waitText(std::optional<std::chrono::seconds> wait) {
    return wait ? QStringLiteral("Try again in %1 s.").arg(wait->count())
                : QStringLiteral("Try again in a minute.");
}

/// @p said is the service's own text with a colon before it, or empty.
QString sentenceOf(const Error &error, int status, const QString &said) {
    switch (error.kind) {
    case ErrorKind::Unauthenticated:
        return QStringLiteral("Sign-in refused%1. Sign in again.").arg(said);
    case ErrorKind::Forbidden:
        return QStringLiteral("Not allowed%1. Ask whoever administers it for this permission.").arg(said);
    case ErrorKind::NotFound:
        return QStringLiteral("Not found%1. It does not exist, or belongs to somebody else.").arg(said);
    case ErrorKind::Unsupported:
        return QStringLiteral("This service does not offer that%1.").arg(said);
    case ErrorKind::Timeout:
        return QStringLiteral("The service ran out of time%1. Try again.").arg(said);
    case ErrorKind::Conflict:
        return QStringLiteral("In conflict with what is there%1. Read again before you go on.").arg(said);
    case ErrorKind::Gone:
        return QStringLiteral("Too late%1. Begin again.").arg(said);
    case ErrorKind::RateLimited:
        return QStringLiteral("Too many requests%1. %2").arg(said, waitText(error.retryAfter));
    case ErrorKind::Server:
        return QStringLiteral("The service failed with status %1%2. %3")
            .arg(status)
            .arg(said, waitText(error.retryAfter));
    case ErrorKind::Invalid:
        return QStringLiteral("Refused%1. Correct it and try again.").arg(said);
    default:
        return QStringLiteral("The service answered with status %1, which nothing here expects%2.")
            .arg(status)
            .arg(said);
    }
}

QString redirectSentence(const HttpResponse &response) {
    return QStringLiteral("The service points to %1 instead of answering. Redirects are not followed, so "
                          "that credentials go "
                          "nowhere else; check the address in the profile.")
        .arg(harmless(QString::fromUtf8(response.header("Location"))));
}

bool isRedirect(const HttpResponse &response) {
    return response.status >= 300 && response.status < 400 && !response.header("Location").isEmpty();
}

} // namespace

QString faultText(const QByteArray &body) {
    return harmless(rawFaultText(QJsonDocument::fromJson(body).object()));
}

std::optional<std::chrono::seconds> retryAfter(const HttpResponse &response, Instant now) {
    using std::chrono::seconds;
    const QByteArray text = response.header("Retry-After").trimmed();
    bool isNumber = false;
    if (const uint count = text.toUInt(&isNumber); isNumber)
        return seconds(count);
    const auto date = parseHttpDate(text);
    if (!date)
        return std::nullopt;
    return std::max(seconds(0), std::chrono::ceil<seconds>(*date - response.date().value_or(now)));
}

Error statusError(const HttpResponse &response, Instant now) {
    Error error{.kind = kindOf(response.status), .sentence = {}, .requestId = response.requestId()};
    error.retryAfter = retryAfter(response, now);
    const QString fault = faultText(response.body);
    error.sentence =
        isRedirect(response)
            ? redirectSentence(response)
            : sentenceOf(error, response.status, fault.isEmpty() ? QString() : QStringLiteral(": ") + fault);
    return error;
}

Error answerError(HttpMethod method, const HttpResponse &response, Instant now) {
    Error error = statusError(response, now);
    if (response.status == 502 || response.status == 504)
        markUncertain(method, error);
    return error;
}

void markUncertain(HttpMethod method, Error &error) {
    if (isSafe(method))
        return;
    error.maySucceedOnServer = true;
    error.sentence +=
        QStringLiteral(" It may have been carried out all the same; read again before you repeat it.");
}

} // namespace cloudnx
