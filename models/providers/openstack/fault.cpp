#include "models/providers/openstack/fault.h"

#include "models/core/clock.h"
#include "models/net/statuserror.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace cloudnx::openstack {

namespace {

/// Barbican: {"code": 404, "title": "…", "description": "Secret not found."}
QString flatWords(const QJsonObject &body) {
    const QString title = body.value(QStringLiteral("title")).toString();
    const QString description = body.value(QStringLiteral("description")).toString();
    return description.isEmpty() ? title : description;
}

/// Glance: <html>…<body><h1>403 Forbidden</h1>You are not …<br /><br />
QString pageWords(const QByteArray &body) {
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    const QString page = QString::fromUtf8(body.left(4096));
    const qsizetype heading = page.indexOf(QStringLiteral("</h1>"));
    return heading < 0 ? QString() : page.mid(heading).replace(tags, QStringLiteral(" ")).simplified();
}

QString rawWords(const QByteArray &body) {
    const QJsonDocument json = QJsonDocument::fromJson(body);
    if (!json.isObject())
        return pageWords(body);
    // Neutron's own detail of a 409 is worth nothing to people; its message is what faultText finds.
    const QString nested = faultText(body);
    return nested.isEmpty() ? flatWords(json.object()) : nested;
}

bool isOverQuota(const HttpResponse &response, const QString &words) {
    const bool refused = response.status == 403 || response.status == 409 || response.status == 413;
    return refused && words.contains(QStringLiteral("quota"), Qt::CaseInsensitive);
}

} // namespace

QString faultWords(const QByteArray &body) {
    // Once more through faultText, which takes out control characters and cuts what is too long.
    return faultText(
        QJsonDocument(QJsonObject{{QStringLiteral("error"), rawWords(body)}}).toJson(QJsonDocument::Compact));
}

Error faultOf(Service service, const HttpResponse &response) {
    HttpResponse plain = response;
    const QString words = faultWords(response.body);
    plain.body = QJsonDocument(QJsonObject{{QStringLiteral("error"), words}}).toJson(QJsonDocument::Compact);
    Error error = statusError(plain, SystemClock().now());
    if (isOverQuota(response, words)) {
        error.kind = ErrorKind::Forbidden;
        error.sentence =
            QStringLiteral("The project's quota is used up: %1. Remove what is not needed, or ask "
                           "the cloud's operator for more.")
                .arg(words);
    }
    return named(service, std::move(error));
}

Error named(Service service, Error error) {
    error.sentence = QStringLiteral("%1: %2").arg(QLatin1String(rowOf(service).name), error.sentence);
    return error;
}

} // namespace cloudnx::openstack
