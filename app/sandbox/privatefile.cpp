#include "app/sandbox/privatefile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>

#include <stdexcept>

namespace cloudnx::sandbox {

namespace {

void writeAll(const QString &path, const QByteArray &bytes, int flags) {
    const int file = ::open(QFile::encodeName(path).constData(),
                            flags | O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        throw std::runtime_error("cannot write " + path.toStdString());
    const ssize_t written = ::write(file, bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const bool synced = ::fsync(file) == 0;
    if (::close(file) != 0 || !synced || written != bytes.size())
        throw std::runtime_error("cannot write all of " + path.toStdString());
}

} // namespace

void writePrivateFile(const QString &path, const QByteArray &bytes) {
    const QString fresh = path + ".new";
    writeAll(fresh, bytes, O_TRUNC);
    if (::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(path).constData()) != 0)
        throw std::runtime_error("cannot put " + path.toStdString() + " in place");
}

void appendPrivateFile(const QString &path, const QByteArray &bytes) {
    writeAll(path, bytes, O_APPEND);
}

QByteArray readPrivateFile(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + path.toStdString());
    return file.readAll();
}

} // namespace cloudnx::sandbox
