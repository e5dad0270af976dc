#include "models/session/folders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>

namespace cloudnx {

namespace {

/// The XDG base directory specification: relative paths in the variables are to be ignored.
QString baseFolder(const char *variable, const QString &usual) {
    const QString named = qEnvironmentVariable(variable);
    return QDir::isAbsolutePath(named) ? named : QDir::homePath() + usual;
}

tl::unexpected<Error> refused(const QString &path, const QString &why) {
    return failure(ErrorKind::Local, QStringLiteral("Cannot write %1: %2.").arg(path, why));
}

} // namespace

QString configFolder() {
    return baseFolder("XDG_CONFIG_HOME", QStringLiteral("/.config")) + QStringLiteral("/cloudnx");
}

QString stateFolder() {
    return baseFolder("XDG_STATE_HOME", QStringLiteral("/.local/state")) + QStringLiteral("/cloudnx");
}

QString refreshLockPath(const QString &stateFolder) {
    return stateFolder + QStringLiteral("/refresh.lock");
}

Done makePrivateFolder(const QString &path) {
    if (QFileInfo(path).isDir())
        return {};
    const QString above = QFileInfo(path).path();
    if (above != path)
        if (auto made = makePrivateFolder(above); !made)
            return made;
    // Somebody else may make it at the same moment.
    if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
        return refused(path, QString::fromLocal8Bit(std::strerror(errno)));
    return {};
}

Done writePrivateFile(const QString &path, const QByteArray &bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return refused(path, file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(bytes);
    if (!file.commit())
        return refused(path, file.errorString());
    return {};
}

} // namespace cloudnx
