#include "models/plan/journalevents.h"

#include <algorithm>

namespace cloudnx {

namespace {

/// What a change is about, by the first of these that it has.
QString resourceOf(const QJsonObject &change) {
    for (const char *name : {"group", "instance", "user", "name", "key", "id", "bucket", "crn"})
        if (const QString text = change.value(QLatin1String(name)).toString(); !text.isEmpty())
            return text;
    return {};
}

bool isLastWord(const std::vector<JournalEntry> &entries, std::size_t at) {
    return std::none_of(entries.begin() + static_cast<std::ptrdiff_t>(at) + 1, entries.end(),
                        [&](const JournalEntry &later) {
                            return later.planId == entries[at].planId && later.step == entries[at].step;
                        });
}

Event eventOf(const JournalEntry &entry) {
    const QJsonObject change = toJson(entry.change).toObject();
    const QString kind = change.value(QStringLiteral("kind")).toString(); // "firewall.add_rule"
    Event event;
    event.id = QStringLiteral("we_did:%1:%2:%3").arg(entry.planId).arg(entry.step).arg(wordOf(entry.state));
    event.time = entry.time;
    event.service = kind.section(u'.', 0, 0);
    event.action = QString(kind).replace(u'.', u':');
    event.resource = resourceOf(change);
    event.requestId = entry.requestId;
    event.origin = EventOrigin::WeDid;
    event.details = {{QStringLiteral("plan"), entry.planId},
                     {QStringLiteral("title"), entry.planTitle},
                     {QStringLiteral("state"), wordOf(entry.state)},
                     {QStringLiteral("sentence"), entry.sentence},
                     {QStringLiteral("change"), change}};
    if (!entry.error.isEmpty())
        event.details.insert(QStringLiteral("error"), entry.error);
    if (!entry.undoes.isEmpty())
        event.details.insert(QStringLiteral("undoes"), entry.undoes);
    return event;
}

} // namespace

std::vector<Event> eventsOf(const std::vector<JournalEntry> &entries, Instant now) {
    constexpr std::chrono::minutes underWay{2};
    std::vector<Event> events;
    for (std::size_t at = 0; at < entries.size(); ++at)
        if (entries[at].state != StepState::Intended ||
            (now - entries[at].time >= underWay && isLastWord(entries, at)))
            events.push_back(eventOf(entries[at]));
    return events;
}

} // namespace cloudnx
