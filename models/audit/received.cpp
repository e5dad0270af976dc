#include "models/audit/received.h"

namespace cloudnx {

namespace {

const QLatin1String unknown("(unknown members)");

} // namespace

void keepUnknown(Event &event, const QJsonObject &members) {
    if (!members.isEmpty())
        event.details.insert(unknown, members);
}

QJsonObject takeUnknown(Event &event) {
    return event.details.take(unknown).toObject();
}

} // namespace cloudnx
