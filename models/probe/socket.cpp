#include "models/probe/socket.h"

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

namespace cloudnx {

namespace {

using namespace std::chrono_literals;

// How long a stop request may go unnoticed.
constexpr std::chrono::milliseconds glance{100};

struct FreeAddresses {
    void operator()(addrinfo *first) const { freeaddrinfo(first); }
};

using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

Result<Addresses> addressesOf(const QString &host, int port) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *first = nullptr;
    const int fault =
        getaddrinfo(host.toUtf8().constData(), QByteArray::number(port).constData(), &hints, &first);
    if (fault != 0)
        return failure(
            ErrorKind::Network,
            QStringLiteral("%1 has no address: %2.").arg(host, QString::fromLocal8Bit(gai_strerror(fault))));
    return Addresses(first);
}

QString wordsOf(int number) {
    return QString::fromStdString(std::system_category().message(number));
}

int errorOn(int descriptor) {
    int number = 0;
    socklen_t size = sizeof number;
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &number, &size) == 0 ? number : errno;
}

} // namespace

std::chrono::milliseconds Deadline::left() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_end - std::chrono::steady_clock::now());
}

Socket::Socket(Socket &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

Socket &Socket::operator=(Socket &&other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Socket::~Socket() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

QString Socket::peerAddress() const {
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    char text[NI_MAXHOST] = {};
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    const bool isThere = ::getpeername(m_descriptor, plain, &length) == 0 &&
                         ::getnameinfo(plain, length, text, sizeof text, nullptr, 0, NI_NUMERICHOST) == 0;
    return isThere ? QString::fromLatin1(text) : QString();
}

Done Socket::wait(Wait what, const Deadline &deadline, const std::stop_token &stop) const {
    pollfd one{m_descriptor, static_cast<short>(what == Wait::Read ? POLLIN : POLLOUT), 0};
    for (;;) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("Stopped."));
        if (deadline.isOver())
            return failure(ErrorKind::Timeout, QStringLiteral("It did not answer in time."));
        const auto time = std::min(glance, std::max(1ms, deadline.left()));
        if (::poll(&one, 1, static_cast<int>(time.count())) > 0)
            return {};
    }
}

Result<Socket> Socket::connect(const QString &host, int port, const Deadline &deadline,
                               const std::stop_token &stop) {
    const auto addresses = addressesOf(host, port);
    if (!addresses)
        return failure(addresses.error());
    Error last{.kind = ErrorKind::Network, .sentence = QStringLiteral("%1 has no address.").arg(host)};
    for (const addrinfo *at = addresses->get(); at != nullptr; at = at->ai_next) {
        Socket socket(
            ::socket(at->ai_family, at->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, at->ai_protocol));
        int number = 0;
        if (::connect(socket.m_descriptor, at->ai_addr, at->ai_addrlen) != 0)
            number = errno;
        if (number == EINPROGRESS) {
            if (auto waited = socket.wait(Wait::Write, deadline, stop); !waited)
                return failure(waited.error());
            number = errorOn(socket.m_descriptor);
        }
        if (number == 0)
            return socket;
        last.sentence = QStringLiteral("%1:%2 is not reached: %3.").arg(host).arg(port).arg(wordsOf(number));
    }
    return failure(last);
}

} // namespace cloudnx
