#include "models/checklist/inferred.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace cloudnx {

namespace {

QString idOf(const QString &line, const QJsonObject &bounds) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(line.toUtf8());
    hash.addData(bounds.value(QStringLiteral("not_after")).toString().toUtf8());
    return QStringLiteral("inferred:saved:") + QString::fromLatin1(hash.result().toHex().left(16));
}

// What follows from the rules is no deed of its own, and what instances and people told is none of the cloud.
bool isOfTheCloud(const QString &line) {
    static const std::array<QLatin1String, 4> parts{QLatin1String("Instances: "), QLatin1String("Rules: "),
                                                    QLatin1String("Users and keys: "),
                                                    QLatin1String("Where secrets live: KMS key ")};
    return std::any_of(parts.begin(), parts.end(),
                       [&line](QLatin1String part) { return line.mid(2).startsWith(part); });
}

/// @p line is "+ Rules: default admits …" or "- …".
Event eventOf(const QString &line, const Configuration &before, const Configuration &after) {
    const QString heading = line.mid(2).section(QStringLiteral(": "), 0, 0);
    Event event;
    event.time = after.inventory.readAt;
    event.service = QStringLiteral("inventory");
    event.action = line.startsWith(u'-') ? QStringLiteral("inventory:gone") : QStringLiteral("inventory:new");
    event.resource = line.mid(2).section(QStringLiteral(": "), 1);
    event.origin = EventOrigin::Inferred;
    event.details = {{QStringLiteral("part"), heading},
                     {QStringLiteral("line"), event.resource},
                     {QStringLiteral("not_before"), toRfc3339(before.inventory.readAt)},
                     {QStringLiteral("not_after"), toRfc3339(after.inventory.readAt)}};
    event.id = idOf(line, event.details);
    return event;
}

} // namespace

std::vector<Event> eventsBetween(const Configuration &before, const Configuration &after) {
    std::vector<Event> events;
    if (before.inventory.accountId != after.inventory.accountId ||
        before.inventory.readAt > after.inventory.readAt)
        return events;
    for (const QString &line : difference(before, after))
        if (line.front() != u'?' && isOfTheCloud(line))
            events.push_back(eventOf(line, before, after));
    return events;
}

} // namespace cloudnx
