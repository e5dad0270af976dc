#include "models/plan/shelf.h"

#include "models/core/openfile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace cloudnx {

namespace {

constexpr qint64 limit = 16 * 1024 * 1024;

tl::unexpected<Error> local(const QString &path, const QString &what, const QString &why) {
    return failure(ErrorKind::Local, QStringLiteral("%1 cannot be %2: %3.").arg(path, what, why));
}

} // namespace

// Ids are made here, but a file's plan may claim any.
QString PlanShelf::pathOf(const QString &planId) const {
    QString name = planId;
    std::replace_if(
        name.begin(), name.end(), [](QChar sign) { return !sign.isLetterOrNumber() && sign != u'-'; }, u'_');
    return m_folder + u'/' + name + QStringLiteral(".json");
}

Done PlanShelf::makeFolder() const {
    const bool made = QDir().mkpath(m_folder) &&
                      QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                          QFileDevice::ExeOwner);
    return made ? Done{}
                : Done(local(m_folder, QStringLiteral("created"),
                             QStringLiteral("the folder above it refuses")));
}

Done PlanShelf::put(const ShelvedPlan &shelved) const {
    if (Done made = makeFolder(); !made)
        return made;
    const QString path = pathOf(shelved.plan.id);
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(toJson(shelved).toObject()).toJson(QJsonDocument::Compact);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(bytes) == bytes.size() && file.commit();
    return written ? Done{} : Done(local(path, QStringLiteral("written"), file.errorString()));
}

Done PlanShelf::remove(const QString &planId) const {
    QFile file(pathOf(planId));
    return !file.exists() || file.remove()
               ? Done{}
               : Done(local(file.fileName(), QStringLiteral("removed"), file.errorString()));
}

Result<ShelvedPlan> PlanShelf::find(const QString &planId) const {
    QFile file(pathOf(planId));
    const Opened opened = openForReading(file);
    if (opened == Opened::Missing)
        return failure(ErrorKind::NotFound, QStringLiteral("No plan %1 is under way.").arg(planId));
    if (opened == Opened::Refused)
        return local(file.fileName(), QStringLiteral("read"), file.errorString());
    ShelvedPlan shelved;
    if (fromJson(QJsonDocument::fromJson(file.read(limit)).object(), shelved) && shelved.plan.id == planId)
        return shelved;
    return failure(ErrorKind::Integrity, QStringLiteral("%1 is damaged.").arg(file.fileName()));
}

Result<std::vector<ShelvedPlan>> PlanShelf::all() const {
    std::vector<ShelvedPlan> plans;
    for (const QString &name : QDir(m_folder).entryList({QStringLiteral("*.json")}, QDir::Files))
        if (auto shelved = find(name.chopped(5)))
            plans.push_back(std::move(*shelved));
    std::sort(plans.begin(), plans.end(), [](const ShelvedPlan &left, const ShelvedPlan &right) {
        return left.plan.createdAt < right.plan.createdAt;
    });
    return plans;
}

Result<std::vector<ShelvedPlan>> PlanShelf::cutOff() const {
    return all().map([](std::vector<ShelvedPlan> plans) {
        std::erase_if(plans, [](const ShelvedPlan &one) { return one.confirmBefore.has_value(); });
        std::reverse(plans.begin(), plans.end());
        return plans;
    });
}

Result<FileLock> PlanShelf::hold(const QString &planId, const std::stop_token &stop) const {
    if (const Done made = makeFolder(); !made)
        return failure(made.error());
    return FileLock::acquire(pathOf(planId) + QStringLiteral(".lock"), stop);
}

bool isOverdue(const ShelvedPlan &shelved, Instant now) {
    return shelved.confirmBefore && now >= *shelved.confirmBefore;
}

} // namespace cloudnx
