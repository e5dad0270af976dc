#include "models/record/recordbook.h"

#include "models/core/filelock.h"
#include "models/core/openfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace cloudnx {

namespace {

constexpr qint64 limit = 16 * 1024 * 1024;
constexpr std::chrono::seconds patience{10};

tl::unexpected<Error> damaged(const QString &path) {
    return failure(
        ErrorKind::Integrity,
        QStringLiteral("%1 is damaged. Correct it, or move it away and tell again what it held. It "
                       "was left as it is.")
            .arg(path));
}

tl::unexpected<Error> local(const QString &path, const QString &what, const QString &why) {
    return failure(ErrorKind::Local, QStringLiteral("%1 cannot be %2: %3.").arg(path, what, why));
}

Result<QJsonObject> objectIn(const QString &path) {
    QFile file(path);
    const Opened opened = openForReading(file);
    if (opened == Opened::Missing)
        return QJsonObject();
    if (opened == Opened::Refused)
        return local(path, QStringLiteral("read"), file.errorString());
    const auto document = QJsonDocument::fromJson(file.read(limit));
    if (!document.isObject())
        return damaged(path);
    return document.object();
}

// A field that is not there keeps its usual value, so that an older file is read, too.
Result<Record> recordOf(const QJsonObject &object, const QString &path) {
    Record record;
    bool fits = true;
    Record::fields(record, [&](const char *name, auto &field) {
        const QJsonValue value = object.value(QLatin1String(name));
        fits = fits && (value.isUndefined() || fromJson(value, field));
    });
    if (!fits)
        return damaged(path);
    return record;
}

Done write(const QString &path, const QJsonObject &object) {
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(QJsonDocument(object).toJson(QJsonDocument::Indented)) >= 0 &&
                         file.commit();
    return written ? Done{} : Done(local(path, QStringLiteral("written"), file.errorString()));
}

} // namespace

Result<Record> RecordBook::read() const {
    return objectIn(m_path).and_then([this](const QJsonObject &object) { return recordOf(object, m_path); });
}

Done RecordBook::change(const std::function<void(Record &)> &edit) const {
    const QString folder = QFileInfo(m_path).absolutePath();
    if (!QDir().mkpath(folder))
        return local(folder, QStringLiteral("created"), QStringLiteral("the folder above it refuses"));
    const auto lock = FileLock::acquire(m_path + QStringLiteral(".lock"), {}, patience);
    if (!lock)
        return failure(lock.error());
    auto object = objectIn(m_path);
    if (!object)
        return failure(object.error());
    auto record = recordOf(*object, m_path);
    if (!record)
        return failure(record.error());
    edit(*record);
    const QJsonObject told = toJson(*record).toObject();
    for (auto field = told.begin(); field != told.end(); ++field)
        object->insert(field.key(), field.value());
    return write(m_path, *object);
}

} // namespace cloudnx
