#include "app/terminal/parts/tty.h"

#include <openssl/crypto.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <termios.h>
#include <unistd.h>

namespace cloudnx::terminal {

namespace {

/// Waits until @p descriptor can be read; false when stopped before.
class Waiter {
public:
    Waiter(int descriptor, std::stop_token stop)
        : m_descriptor(descriptor),
          m_event(::eventfd(0, EFD_CLOEXEC)),
          m_callback(std::move(stop), [event = m_event] { ::eventfd_write(event, 1); }) {}

    Waiter(const Waiter &) = delete;
    Waiter &operator=(const Waiter &) = delete;

    ~Waiter() { ::close(m_event); }

    [[nodiscard]] bool wait() const {
        pollfd descriptors[] = {{m_descriptor, POLLIN, 0}, {m_event, POLLIN, 0}};
        while (::poll(descriptors, 2, -1) < 0 && errno == EINTR) {
        }
        return descriptors[1].revents == 0;
    }

private:
    int m_descriptor;
    int m_event;
    std::stop_callback<std::function<void()>> m_callback;
};

/// Bytes that are wiped when they are outgrown.
class Growing {
public:
    Growing() { m_bytes.reserve(256); }

    Growing(const Growing &) = delete;
    Growing &operator=(const Growing &) = delete;

    ~Growing() { OPENSSL_cleanse(m_bytes.data(), m_bytes.capacity()); }

    void append(const char *bytes, std::size_t count) {
        if (m_bytes.size() + count > m_bytes.capacity())
            grow(m_bytes.size() + count);
        m_bytes.insert(m_bytes.end(), bytes, bytes + count);
    }

    [[nodiscard]] Secret secret() const { return Secret(std::string_view(m_bytes.data(), m_bytes.size())); }

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }

    [[nodiscard]] bool endsWith(char letter) const { return !m_bytes.empty() && m_bytes.back() == letter; }

    void dropLast() { m_bytes.pop_back(); }

private:
    void grow(std::size_t least) {
        std::vector<char> larger;
        larger.reserve(least * 2);
        larger.assign(m_bytes.begin(), m_bytes.end());
        OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
        m_bytes = std::move(larger);
    }

    std::vector<char> m_bytes;
};

tl::unexpected<Error> cancelled() {
    return failure(ErrorKind::Cancelled, QStringLiteral("Cancelled. Nothing was changed."));
}

/// Reads up to @p count bytes; 0 at the end.
Result<std::size_t> readSome(int descriptor, const Waiter &waiter, char *bytes, std::size_t count) {
    if (!waiter.wait())
        return cancelled();
    const ssize_t got = ::read(descriptor, bytes, count);
    if (got < 0)
        return failure(ErrorKind::Local, QStringLiteral("Could not read the input: %1.")
                                             .arg(QString::fromLocal8Bit(std::strerror(errno))));
    return static_cast<std::size_t>(got);
}

/// Turns the echo of a terminal off for as long as it lives.
class Quiet {
public:
    explicit Quiet(int descriptor) : m_descriptor(descriptor) {
        ::tcgetattr(descriptor, &m_before);
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        quiet.c_lflag |= ECHONL | ICANON | ISIG;
        ::tcsetattr(descriptor, TCSAFLUSH, &quiet);
    }

    Quiet(const Quiet &) = delete;
    Quiet &operator=(const Quiet &) = delete;

    ~Quiet() { ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before); }

private:
    int m_descriptor;
    termios m_before{};
};

void writeAll(int descriptor, const QByteArray &bytes) {
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.constData() + written,
                                      static_cast<std::size_t>(bytes.size() - written));
        if (count <= 0)
            return;
        written += count;
    }
}

tl::unexpected<Error> nobody(const QString &prompt, const QString &otherwise) {
    return failure(ErrorKind::Usage,
                   QStringLiteral("There is no terminal to ask on for “%1”. %2").arg(prompt, otherwise));
}

} // namespace

Result<Secret> readSecretLine(int descriptor, std::stop_token stop) {
    const Waiter waiter(descriptor, std::move(stop));
    Growing line;
    char letter = 0;
    for (;;) {
        const auto got = readSome(descriptor, waiter, &letter, 1);
        if (!got)
            return failure(got.error());
        if (*got == 0 || letter == '\n')
            break;
        line.append(&letter, 1);
    }
    if (line.endsWith('\r'))
        line.dropLast();
    return line.secret();
}

Result<Secret> readToEnd(int descriptor, std::size_t limit, std::stop_token stop) {
    const Waiter waiter(descriptor, std::move(stop));
    Growing all;
    char block[4096];
    for (;;) {
        const auto got = readSome(descriptor, waiter, block, sizeof block);
        if (!got)
            return failure(got.error());
        if (*got == 0)
            break;
        all.append(block, *got);
        if (all.size() > limit)
            return failure(ErrorKind::Invalid,
                           QStringLiteral("The input is longer than the %1 bytes there may be.").arg(limit));
    }
    OPENSSL_cleanse(block, sizeof block);
    return all.secret();
}

Tty::Tty(std::stop_token stop) : m_stop(std::move(stop)) {
    if (::isatty(STDIN_FILENO) != 0)
        m_descriptor = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
}

Tty::~Tty() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void Tty::show(const QString &text) {
    if (isThere())
        writeAll(m_descriptor, text.toUtf8());
}

Result<Secret> Tty::readLine() {
    const Waiter waiter(m_descriptor, m_stop);
    char block[4096];
    const auto got = readSome(m_descriptor, waiter, block, sizeof block); // canonical mode: one line at most
    if (!got)
        return failure(got.error());
    if (*got == 0)
        return cancelled();
    Growing line;
    line.append(block, *got - (block[*got - 1] == '\n' ? 1 : 0));
    OPENSSL_cleanse(block, sizeof block);
    return line.secret();
}

Result<QString> Tty::ask(const QString &prompt, const QString &otherwise) {
    if (!isThere())
        return nobody(prompt, otherwise);
    show(prompt + QStringLiteral(": "));
    return readLine().map([](const Secret &line) { return line.revealText().trimmed(); });
}

Result<Secret> Tty::askSecret(const QString &prompt, const QString &otherwise) {
    if (!isThere())
        return nobody(prompt, otherwise);
    const Quiet quiet(m_descriptor);
    show(prompt + QStringLiteral(": "));
    return readLine();
}

} // namespace cloudnx::terminal
