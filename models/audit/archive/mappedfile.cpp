#include "models/audit/archive/mappedfile.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cloudnx::audit {

namespace {

tl::unexpected<Error> refused(const QString &path) {
    return failure(
        errno == ENOENT ? ErrorKind::NotFound : ErrorKind::Local,
        QStringLiteral("Cannot read %1: %2.").arg(path, QString::fromLocal8Bit(std::strerror(errno))));
}

Result<std::span<const std::byte>> map(const QString &path, int descriptor) {
    struct stat status{};
    if (::fstat(descriptor, &status) != 0)
        return refused(path);
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0)
        return std::span<const std::byte>();
    void *at = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    if (at == MAP_FAILED)
        return refused(path);
    return std::span(static_cast<const std::byte *>(at), size);
}

} // namespace

Result<MappedFile> MappedFile::open(const QString &path) {
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return refused(path);
    auto bytes = map(path, descriptor);
    ::close(descriptor);
    return bytes.map([](std::span<const std::byte> mapped) { return MappedFile(mapped); });
}

MappedFile::MappedFile(MappedFile &&other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}

MappedFile &MappedFile::operator=(MappedFile &&other) noexcept {
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty())
        ::munmap(const_cast<std::byte *>(m_bytes.data()), m_bytes.size());
}

} // namespace cloudnx::audit
