#include "models/core/filelock.h"

#include <QFile>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace cloudnx {

namespace {

using namespace std::chrono_literals;

Error localError(const QString &path, int code) {
    return {.kind = ErrorKind::Local,
            .sentence =
                QStringLiteral("Cannot lock %1: %2.").arg(path, QString::fromLocal8Bit(std::strerror(code)))};
}

/// flock(2) itself cannot be interrupted but by a signal, so it is asked again and again.
void pause(std::chrono::milliseconds time, const std::stop_token &stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

} // namespace

Result<FileLock> FileLock::acquire(const QString &path, const std::stop_token &stop,
                                   std::chrono::milliseconds patience) {
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return failure(localError(path, errno));
    FileLock lock(descriptor);
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (auto wait = 1ms; ::flock(descriptor, LOCK_EX | LOCK_NB) != 0; wait = std::min(wait * 2, 20ms)) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return failure(localError(path, errno));
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("Stopped."));
        if (std::chrono::steady_clock::now() >= deadline)
            return failure(
                ErrorKind::Timeout,
                QStringLiteral(
                    "Another CloudNx program holds %1 and does not let go. End it, then try again.")
                    .arg(path));
        pause(wait, stop);
    }
    return lock;
}

FileLock::FileLock(FileLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock &FileLock::operator=(FileLock &&other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileLock::~FileLock() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace cloudnx
