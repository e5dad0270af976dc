#include "models/audit/bytesource.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace cloudnx::audit {

namespace {

tl::unexpected<Error> refused(const QString &name) {
    return failure(
        ErrorKind::Local,
        QStringLiteral("Cannot read %1: %2.").arg(name, QString::fromLocal8Bit(std::strerror(errno))));
}

class FileSource final : public ByteSource {
public:
    FileSource(QString name, int descriptor) : m_name(std::move(name)), m_descriptor(descriptor) {}

    ~FileSource() override {
        if (m_descriptor != STDIN_FILENO)
            ::close(m_descriptor);
    }

    [[nodiscard]] QString name() const override { return m_name; }

    [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
        for (;;) {
            const ssize_t got = ::read(m_descriptor, into.data(), into.size());
            if (got >= 0)
                return static_cast<std::size_t>(got);
            if (errno != EINTR)
                return refused(m_name);
        }
    }

private:
    QString m_name;
    int m_descriptor;
};

} // namespace

Result<std::unique_ptr<ByteSource>> openFile(const QString &path) {
    if (path == QLatin1String("-"))
        return std::make_unique<FileSource>(QStringLiteral("stdin"), STDIN_FILENO);
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return refused(path);
    return std::make_unique<FileSource>(path, descriptor);
}

} // namespace cloudnx::audit
