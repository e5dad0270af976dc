#include "models/plan/journal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace cloudnx {

namespace {

/// An open file, closed (and its lock given back) when it goes.
class OpenFile {
public:
    OpenFile(const QString &path, int flags)
        : m_descriptor(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0600)) {}

    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    ~OpenFile() {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

tl::unexpected<Error> local(const QString &path, const QString &what) {
    const QString why = QString::fromStdString(std::system_category().message(errno));
    return failure(ErrorKind::Local, QStringLiteral("The journal %1 cannot be %2: %3.").arg(path, what, why));
}

bool lock(const OpenFile &file, int how) {
    int done = 0;
    do
        done = ::flock(file.descriptor(), how);
    while (done != 0 && errno == EINTR);
    return done == 0;
}

bool writeAll(int descriptor, const QByteArray &bytes) {
    for (qsizetype at = 0; at < bytes.size();) {
        const auto written =
            ::write(descriptor, bytes.constData() + at, static_cast<std::size_t>(bytes.size() - at));
        if (written < 0 && errno != EINTR)
            return false;
        at += std::max<qsizetype>(0, written);
    }
    return true;
}

std::optional<QByteArray> readAll(int descriptor) {
    QByteArray bytes;
    char buffer[65536];
    for (;;) {
        const auto count = ::read(descriptor, buffer, sizeof buffer);
        if (count == 0)
            return bytes;
        if (count > 0)
            bytes.append(buffer, count);
        else if (errno != EINTR)
            return std::nullopt;
    }
}

// Cuts what a power cut left behind the last whole line.
bool dropTornLine(int descriptor) {
    const auto bytes = readAll(descriptor);
    if (!bytes)
        return false;
    const qsizetype whole = bytes->lastIndexOf('\n') + 1;
    return whole == bytes->size() || ::ftruncate(descriptor, whole) == 0;
}

// A new file's name is only on disk when its folder is.
bool syncFolder(const QString &path) {
    const OpenFile folder(QFileInfo(path).absolutePath(), O_RDONLY | O_DIRECTORY);
    return folder.isOpen() && ::fsync(folder.descriptor()) == 0;
}

bool makeFolder(const QString &path) {
    const QString folder = QFileInfo(path).absolutePath();
    if (QFileInfo::exists(folder))
        return true;
    return QDir().mkpath(folder) && ::chmod(QFile::encodeName(folder).constData(), 0700) == 0;
}

Result<JournalEntry> entryOf(const QByteArray &line, const QString &path, int number) {
    JournalEntry entry;
    if (fromJson(QJsonDocument::fromJson(line).object(), entry))
        return entry;
    return failure(
        ErrorKind::Integrity,
        QStringLiteral("Line %1 of the journal %2 is damaged. Move the file away to go on; what it "
                       "recorded can then not be undone from here.")
            .arg(number)
            .arg(path));
}

} // namespace

Done Journal::append(const JournalEntry &entry) {
    if (!makeFolder(m_path))
        return local(QFileInfo(m_path).absolutePath(), QStringLiteral("created"));
    const bool isNew = !QFileInfo::exists(m_path);
    const OpenFile file(m_path, O_RDWR | O_APPEND | O_CREAT);
    if (!file.isOpen())
        return local(m_path, QStringLiteral("opened"));
    if (!lock(file, LOCK_EX))
        return local(m_path, QStringLiteral("locked"));
    const QByteArray line = QJsonDocument(toJson(entry).toObject()).toJson(QJsonDocument::Compact) + '\n';
    if (!dropTornLine(file.descriptor()) || !writeAll(file.descriptor(), line) ||
        ::fsync(file.descriptor()) != 0)
        return local(m_path, QStringLiteral("written"));
    if (isNew && !syncFolder(m_path))
        return local(m_path, QStringLiteral("written"));
    return {};
}

Result<std::vector<JournalEntry>> Journal::entries() const {
    const OpenFile file(m_path, O_RDONLY);
    if (!file.isOpen() && errno == ENOENT)
        return std::vector<JournalEntry>{};
    if (!file.isOpen() || !lock(file, LOCK_SH))
        return local(m_path, QStringLiteral("opened"));
    auto bytes = readAll(file.descriptor());
    if (!bytes)
        return local(m_path, QStringLiteral("read"));
    QList<QByteArray> lines = bytes->split('\n');
    lines.removeLast(); // behind the last line end: nothing, or a torn line
    std::vector<JournalEntry> entries;
    for (const QByteArray &line : lines) {
        auto entry = entryOf(line, m_path, static_cast<int>(entries.size()) + 1);
        if (!entry)
            return failure(entry.error());
        entries.push_back(std::move(*entry));
    }
    return entries;
}

} // namespace cloudnx
