#include "models/audit/archive/mappedfile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
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

/// How the memory of a file may be used; writing changes a copy of the page, never the file.
enum class Memory { Shared, Private };

Result<std::span<std::byte>> map(const QString &path, int descriptor, Memory memory) {
    struct stat status{};
    if (::fstat(descriptor, &status) != 0)
        return refused(path);
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0)
        return std::span<std::byte>();
    void *at = memory == Memory::Shared ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0)
                                        : ::mmap(nullptr, size, PROT_READ | PROT_WRITE,
                                                 MAP_PRIVATE | MAP_NORESERVE, descriptor, 0);
    if (at == MAP_FAILED)
        return refused(path);
    if (memory == Memory::Private) // what is decrypted is for nobody's core dump
        static_cast<void>(::madvise(at, size, MADV_DONTDUMP));
    return std::span(static_cast<std::byte *>(at), size);
}

Result<std::span<std::byte>> mapNamed(const QString &path, Memory memory) {
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return refused(path);
    auto bytes = map(path, descriptor, memory);
    ::close(descriptor);
    return bytes;
}

tl::unexpected<Error> damaged(const QString &path, const QString &what) {
    return failure(ErrorKind::Integrity,
                   QStringLiteral("The audit archive's %1 %2. Run cloudnx audit repair.")
                       .arg(QFileInfo(path).fileName(), what));
}

} // namespace

Result<MappedFile> MappedFile::open(const QString &path, const SealKey *key, FrontCopy copy) {
    auto bytes = mapNamed(path, Memory::Shared);
    if (!bytes)
        return failure(bytes.error());
    MappedFile file(*bytes);
    const bool isEncrypted = isSealed(*bytes);
    if (isEncrypted && key)
        return openSealed(path, *key, copy);
    if (isEncrypted)
        return damaged(path, QStringLiteral("is encrypted, and its list does not say so"));
    if (key) // somebody without the key may have put it there
        return damaged(path, QStringLiteral("is not encrypted, as its list says"));
    return file;
}

Result<bool> MappedFile::isEncrypted(const QString &path) {
    return mapNamed(path, Memory::Shared).map([](std::span<std::byte> bytes) {
        const MappedFile file(bytes);
        return isSealed(bytes);
    });
}

Result<MappedFile> MappedFile::openSealed(const QString &path, const SealKey &key, FrontCopy copy) {
    const auto bytes = mapNamed(path, Memory::Private);
    if (!bytes)
        return failure(bytes.error());
    MappedFile file(*bytes);
    file.m_sealed = SealedBlocks::of(*bytes, key, copy);
    if (!file.m_sealed)
        return damaged(path, QStringLiteral("is cut off"));
    return file;
}

void MappedFile::expect(std::uint64_t offset, std::uint64_t bytes) const {
    const std::uint64_t page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    const std::uint64_t begin = offset / page * page;
    const std::uint64_t end = std::min<std::uint64_t>(offset + bytes, m_bytes.size());
    if (begin < end)
        ::madvise(const_cast<std::byte *>(m_bytes.data()) + begin, end - begin, MADV_WILLNEED);
}

void MappedFile::expect(const QString &path, std::uint64_t bytes) {
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return; // whoever opens it says so
    ::posix_fadvise(descriptor, 0, static_cast<off_t>(bytes), POSIX_FADV_WILLNEED);
    ::close(descriptor);
}

MappedFile::MappedFile(MappedFile &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {})), m_sealed(std::move(other.m_sealed)) {}

MappedFile &MappedFile::operator=(MappedFile &&other) noexcept {
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_sealed, other.m_sealed);
    return *this;
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty())
        ::munmap(const_cast<std::byte *>(m_bytes.data()), m_bytes.size());
}

} // namespace cloudnx::audit
