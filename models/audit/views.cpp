#include "models/audit/views.h"

#include "models/core/filelock.h"
#include "models/core/openfile.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace cloudnx::audit {

namespace {

constexpr qint64 largestFile = 4 << 20;
constexpr std::chrono::milliseconds patience{2000}; // a window waits for it, and writing takes but a moment

[[nodiscard]] tl::unexpected<Error> damaged(const QString &path) {
    return failure(ErrorKind::Integrity,
                   QStringLiteral("%1 is damaged. Move it away to start without saved views.").arg(path));
}

} // namespace

Result<std::vector<SavedView>> SavedViews::all() const {
    QFile file(m_path);
    const Opened opened = openForReading(file);
    if (opened == Opened::Missing)
        return std::vector<SavedView>();
    if (opened == Opened::Refused)
        return failure(ErrorKind::Local,
                       QStringLiteral("Cannot read %1: %2.").arg(m_path, file.errorString()));
    if (file.size() > largestFile)
        return damaged(m_path);
    std::vector<SavedView> views;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isArray() || !fromJson(QJsonValue(document.array()), views))
        return damaged(m_path);
    return views;
}

Result<SavedView> SavedViews::named(const QString &name) const {
    const auto views = all();
    if (!views)
        return failure(views.error());
    QStringList names;
    for (const SavedView &view : *views) {
        if (view.name == name)
            return view;
        names.append(view.name);
    }
    return failure(ErrorKind::NotFound,
                   names.isEmpty()
                       ? QStringLiteral("No view is saved. Save one with `cloudnx audit save NAME FILTER`.")
                       : QStringLiteral("No view is called \"%1\". There are: %2.")
                             .arg(name, names.join(QStringLiteral(", "))));
}

Done SavedViews::save(SavedView view) const {
    const auto lock = FileLock::acquire(m_path + QStringLiteral(".lock"), {}, patience);
    if (!lock)
        return failure(lock.error());
    auto views = all();
    if (!views)
        return failure(views.error());
    std::erase_if(*views, [&view](const SavedView &one) { return one.name == view.name; });
    views->push_back(std::move(view));
    std::sort(views->begin(), views->end(),
              [](const SavedView &one, const SavedView &other) { return one.name < other.name; });
    return write(*views);
}

Done SavedViews::remove(const QString &name) const {
    const auto lock = FileLock::acquire(m_path + QStringLiteral(".lock"), {}, patience);
    if (!lock)
        return failure(lock.error());
    if (const auto known = named(name); !known)
        return failure(known.error());
    auto views = all();
    if (!views)
        return failure(views.error());
    std::erase_if(*views, [&name](const SavedView &one) { return one.name == name; });
    return write(*views);
}

Done SavedViews::write(const std::vector<SavedView> &views) const {
    QSaveFile file(m_path);
    const QByteArray json = QJsonDocument(toJson(views).toArray()).toJson();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(json) != json.size() || !file.commit())
        return failure(ErrorKind::Local,
                       QStringLiteral("Cannot write %1: %2.").arg(m_path, file.errorString()));
    return {};
}

} // namespace cloudnx::audit
