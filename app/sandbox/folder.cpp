#include "app/sandbox/folder.h"

#include "app/sandbox/auth/crypto.h"
#include "app/sandbox/privatefile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <stdexcept>

namespace cloudnx::sandbox {

namespace {

constexpr auto marker = ".cloudnx-sandbox";
constexpr auto markerText = "This folder was made by cloudnx-sandbox, which may delete its files.\n";
constexpr auto lockFile = "lock";

/// Everything a sandbox ever puts into its folder.
const QStringList ourFiles{"lock",        "cloudnx.db",   "cloudnx.db-wal",   "cloudnx.db-shm",
                           "sealing.key", "token.key",    "ca.pem",           "ca.key",
                           "server.pem",  "server.key",   "outbox.jsonl",     "ready.json",
                           "server.log",  "planted.json", "credentials.json", ".cloudnx-sandbox"};

QByteArray encoded(const QString &path) {
    return QFile::encodeName(path);
}

struct flock wholeFile(short kind) {
    struct flock lock{};
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    return lock;
}

bool isMarked(const QString &path) {
    QFile file(path + "/" + marker);
    return file.open(QIODevice::ReadOnly) && file.readAll() == markerText;
}

bool isOurs(const QString &path) {
    struct stat facts{};
    return lstat(encoded(path).constData(), &facts) == 0 && S_ISDIR(facts.st_mode) &&
           facts.st_uid == geteuid();
}

} // namespace

std::optional<Folder> Folder::existing(const QString &path) {
    const QString whole = QDir(path).absolutePath();
    if (!isOurs(whole) || !isMarked(whole))
        return std::nullopt;
    return Folder(whole);
}

Folder Folder::opened(const QString &path) {
    if (auto found = existing(path))
        return *found;
    const QString whole = QDir(path).absolutePath();
    QDir().mkpath(QFileInfo(whole).absolutePath());
    const bool isFresh = mkdir(encoded(whole).constData(), 0700) == 0;
    if (!isFresh &&
        (!isOurs(whole) || !QDir(whole).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)))
        throw std::runtime_error(
            whole.toStdString() +
            " was not made by a sandbox and is not empty. Choose another folder with --data.");
    if (chmod(encoded(whole).constData(), 0700) != 0)
        throw std::runtime_error("cannot make " + whole.toStdString() + " private");
    writePrivateFile(whole + "/" + marker, markerText);
    return Folder(whole);
}

bool Folder::lock() {
    const int descriptor =
        ::open(encoded(file(lockFile)).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    struct flock lock = wholeFile(F_WRLCK);
    // The descriptor stays open: the lock ends with the process, however it ends.
    return descriptor >= 0 && fcntl(descriptor, F_SETLK, &lock) == 0;
}

int Folder::server() const {
    const int descriptor = ::open(encoded(file(lockFile)).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0)
        return 0;
    struct flock lock = wholeFile(F_WRLCK);
    const bool known = fcntl(descriptor, F_GETLK, &lock) == 0;
    ::close(descriptor);
    return known && lock.l_type != F_UNLCK ? lock.l_pid : 0;
}

QByteArray Folder::sealingKey() const {
    const QString path = file("sealing.key");
    if (!QFile::exists(path))
        writePrivateFile(path, randomBytes(32));
    return readPrivateFile(path);
}

QJsonObject Folder::json(const char *name) const {
    if (!QFile::exists(file(name)))
        return {};
    return QJsonDocument::fromJson(readPrivateFile(file(name))).object();
}

void Folder::writeJson(const char *name, const QJsonObject &object) const {
    writePrivateFile(file(name), QJsonDocument(object).toJson());
}

void Folder::reset() const {
    for (const QString &name : ourFiles) {
        QFile::remove(m_path + "/" + name);
        QFile::remove(m_path + "/" + name + ".new");
    }
    rmdir(encoded(m_path).constData());
}

} // namespace cloudnx::sandbox
