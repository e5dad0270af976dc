#include "models/audit/archive/durable.h"

#include "models/audit/archive/sealedfile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace cloudnx::audit {

namespace {

tl::unexpected<Error> refused(const QString &path) {
    return failure(
        ErrorKind::Local,
        QStringLiteral("Cannot write %1: %2.").arg(path, QString::fromLocal8Bit(std::strerror(errno))));
}

class Descriptor {
public:
    Descriptor(const QString &path, int flags)
        : m_number(::open(QFile::encodeName(path).constData(), flags, 0600)) {}

    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    ~Descriptor() { static_cast<void>(close()); }

    [[nodiscard]] int number() const { return m_number; }

    [[nodiscard]] bool close() { return m_number < 0 || ::close(std::exchange(m_number, -1)) == 0; }

private:
    int m_number;
};

bool writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

} // namespace

Done writeDurably(const QString &path, std::span<const std::string_view> pieces, const SealKey *key) {
    if (key) {
        const std::string sealed = sealedFile(pieces, *key);
        const std::string_view piece = sealed;
        return writeDurably(path, {&piece, 1});
    }
    Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW);
    if (file.number() < 0)
        return refused(path);
    for (const std::string_view piece : pieces)
        if (!writeAll(file.number(), piece))
            return refused(path);
    if (::fdatasync(file.number()) != 0 || !file.close())
        return refused(path);
    return {};
}

Done replaceDurably(const QString &path, std::string_view bytes) {
    const QString fresh = path + QStringLiteral(".new");
    if (auto written = writeDurably(fresh, {&bytes, 1}); !written)
        return written;
    if (std::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(path).constData()) != 0)
        return refused(path);
    return syncFolder(QFileInfo(path).path());
}

Done syncFolder(const QString &folder) {
    const Descriptor names(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (names.number() < 0 || ::fsync(names.number()) != 0)
        return refused(folder);
    return {};
}

} // namespace cloudnx::audit
