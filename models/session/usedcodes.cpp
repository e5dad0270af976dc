#include "models/session/usedcodes.h"

#include "models/core/filelock.h"
#include "models/session/folders.h"
#include "models/session/totp.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace cloudnx {

namespace {

/// A damaged file only costs the courtesy of holding a code back.
QJsonObject readSteps(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

UsedCodes::UsedCodes(const QString &stateFolder) : m_path(stateFolder + QStringLiteral("/used-codes.json")) {}

std::chrono::seconds UsedCodes::hold(const QString &identity, Instant now) const {
    const QJsonValue last = readSteps(m_path).value(identity);
    // A step in the future was remembered under a wrong clock; it says nothing.
    return last.isDouble() && last.toInteger() == totpStep(now) ? totpLeft(now) : std::chrono::seconds(0);
}

Done UsedCodes::remember(const QString &identity, Instant now) const {
    const auto lock = FileLock::acquire(m_path + QStringLiteral(".lock"), {});
    if (!lock)
        return failure(lock.error());
    QJsonObject steps = readSteps(m_path);
    steps[identity] = static_cast<qint64>(totpStep(now));
    return writePrivateFile(m_path, QJsonDocument(steps).toJson(QJsonDocument::Compact));
}

} // namespace cloudnx
