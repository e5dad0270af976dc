#include "models/audit/received.h"
#include "models/audit/sync/sync.h"

#include <QJsonDocument>

namespace cloudnx::audit {

namespace {

[[nodiscard]] QByteArray compact(const QJsonObject &object) {
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A 0 of Event means that nothing was told, unless it came as an unknown member.
[[nodiscard]] std::optional<std::uint32_t> takeCount(QJsonObject &other, QLatin1String name, int number) {
    if (number > 0)
        return static_cast<std::uint32_t>(number);
    const QJsonValue told = other.value(name);
    if (!told.isDouble() || told.toDouble() != 0)
        return std::nullopt;
    other.remove(name);
    return 0;
}

/// The account, which the archive has a column for and the seam has not.
[[nodiscard]] QString takeAccount(QJsonObject &other) {
    for (const char *name : {"account", "account_id"})
        if (const QJsonValue account = other.value(QLatin1String(name)); account.isString()) {
            other.remove(QLatin1String(name));
            return account.toString();
        }
    return {};
}

} // namespace

Done append(ArchiveWriter &writer, const Event &received) {
    Event event = received;
    QJsonObject other = takeUnknown(event);
    const QString account = takeAccount(other);
    const auto status = takeCount(other, QLatin1String("status"), event.status);
    const auto duration = takeCount(other, QLatin1String("duration_ms"), event.durationMs);
    std::array<QByteArray, fieldCount> texts;
    const auto put = [&texts](Field field, const QByteArray &text) {
        texts[static_cast<std::size_t>(field)] = text;
    };
    put(Field::Id, event.id.toUtf8());
    put(Field::RequestId, event.requestId.toUtf8());
    put(Field::ActorKind, wordOf(event.actorKind).toUtf8());
    put(Field::Actor, event.actor.toUtf8());
    put(Field::Account, account.toUtf8());
    put(Field::Service, event.service.toUtf8());
    put(Field::Ip, event.ip.toUtf8());
    put(Field::UserAgent, event.userAgent.toUtf8());
    put(Field::Method, event.method.toUtf8());
    put(Field::Path, event.path.toUtf8());
    put(Field::Action, event.action.toUtf8());
    put(Field::Resource, event.resource.toUtf8());
    put(Field::Origin, wordOf(event.origin).toUtf8());
    put(Field::Details, compact(event.details));
    put(Field::Other, compact(other));
    IncomingEvent incoming{
        .time = event.time.time_since_epoch().count(), .status = status, .duration = duration, .texts = {}};
    for (std::size_t at = 0; at < fieldCount; ++at)
        incoming.texts[at] = {texts[at].constData(), static_cast<std::size_t>(texts[at].size())};
    return writer.append(incoming);
}

} // namespace cloudnx::audit
