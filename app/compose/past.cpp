#include "app/compose/past.h"

#include "models/checklist/inferred.h"
#include "models/core/filelock.h"
#include "models/plan/journal.h"
#include "models/plan/journalevents.h"
#include "models/session/folders.h"

#include <QFile>
#include <QJsonDocument>

namespace cloudnx {

namespace {

QString lastSavedIn(const QString &folder) {
    return folder + QStringLiteral("/saved-inventory.json");
}

/// A line of JSON for each event.
QString inferredIn(const QString &folder) {
    return folder + QStringLiteral("/inferred.jsonl");
}

tl::unexpected<Error> damaged(const QString &path) {
    return failure(ErrorKind::Integrity,
                   QStringLiteral("%1 is damaged. Move it away to go on; what it told of the past is then "
                                  "not known.")
                       .arg(path));
}

Result<QByteArray> contentsOf(const QString &path) {
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Local,
                       QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    return file.readAll();
}

Result<std::vector<Event>> inferredEvents(const QString &folder) {
    const QString path = inferredIn(folder);
    const auto text = contentsOf(path);
    if (!text)
        return failure(text.error());
    std::vector<Event> events;
    for (const QByteArray &line : text->split('\n')) {
        if (line.isEmpty())
            continue;
        Event event;
        if (!fromJson(QJsonDocument::fromJson(line).object(), event))
            return damaged(path);
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace

KnownPast knownPast(const QString &folder, const Clock &clock) {
    return [folder, &clock]() -> Result<std::vector<Event>> {
        const auto entries = Journal(folder + QStringLiteral("/journal.jsonl")).entries();
        if (!entries)
            return failure(entries.error());
        auto events = inferredEvents(folder);
        if (!events)
            return events;
        for (Event &event : eventsOf(*entries, clock.now()))
            events->push_back(std::move(event));
        return events;
    };
}

// First what was inferred, then what it was inferred from: after a crash between both it is inferred again,
// with the same ids, and the archive keeps it once.
Done rememberSaved(const QString &folder, const Configuration &saved) {
    if (auto made = makePrivateFolder(folder); !made)
        return made;
    const auto lock = FileLock::acquire(folder + QStringLiteral("/saved-inventory.lock"), {});
    if (!lock)
        return failure(lock.error());
    const auto before = contentsOf(lastSavedIn(folder));
    if (!before)
        return failure(before.error());
    auto known = contentsOf(inferredIn(folder));
    if (!known)
        return failure(known.error());
    if (!before->isEmpty()) {
        const auto former = configurationIn(*before);
        if (!former)
            return damaged(lastSavedIn(folder));
        for (const Event &event : eventsBetween(*former, saved))
            *known += QJsonDocument(toJson(event).toObject()).toJson(QJsonDocument::Compact) + '\n';
        if (auto written = writePrivateFile(inferredIn(folder), *known); !written)
            return written;
    }
    return writePrivateFile(lastSavedIn(folder), toFile(saved));
}

} // namespace cloudnx
