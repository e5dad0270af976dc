#include "app/sandbox/store/auditlog.h"

#include <QJsonDocument>

namespace cloudnx::sandbox {

namespace {

/// Actor and resource may be what somebody merely claimed; a log is no place for line breaks.
QString plain(QString text) {
    text.removeIf([](QChar letter) { return letter.unicode() < 0x20 || letter.unicode() == 0x7f; });
    return text.left(512);
}

} // namespace

void writeAudit(Call &call, int status, qint64 durationMilliseconds) {
    const QString path = QString::fromUtf8(call.request.rawPath().left(512));
    const std::optional<QString> account =
        call.account.isEmpty() ? std::nullopt : std::optional(call.account);
    std::optional<QString> details;
    if (!call.details.isEmpty())
        details = QString::fromUtf8(QJsonDocument(call.details).toJson(QJsonDocument::Compact));
    call.database.run(
        "INSERT INTO audit (account, at, actor, actor_type, service, method, path, action, resource, status, "
        "ip, user_agent, request_id, duration_ms, details) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        account, call.now, call.actor.isEmpty() ? QString("anonymous") : plain(call.actor), call.actorType,
        path.section('/', 1, 1), QString::fromLatin1(call.request.method), path,
        QLatin1String(call.route.action), plain(call.resource), status, call.address(), call.userAgent(),
        call.requestId, durationMilliseconds, details);
}

} // namespace cloudnx::sandbox
