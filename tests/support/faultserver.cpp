#include "tests/support/faultserver.h"

#include "tests/support/certificates.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <condition_variable>
#include <csignal>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cloudnx::test {

namespace {

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Session = std::unique_ptr<SSL, decltype(&SSL_free)>;

constexpr std::chrono::seconds patience{10};

int listenOnLoopback(int port = 0) {
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (listener < 0 || bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 ||
        listen(listener, 64) != 0)
        qFatal("the fault server cannot listen");
    return listener;
}

int portOf(int listener) {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

Leaf leafFor(FaultCertificate kind) {
    switch (kind) {
    case FaultCertificate::WrongName:
        return {.names = "DNS:other.example"};
    case FaultCertificate::Expired:
        return {.notBefore = -7200, .notAfter = -3600};
    case FaultCertificate::NotYetValid:
        return {.notBefore = 3600, .notAfter = 7200};
    default:
        return {};
    }
}

Context makeContext(const Identity &identity, FaultProtocol protocol) {
    Context context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    if (protocol == FaultProtocol::OnlyTls11) {
        SSL_CTX_set_security_level(context.get(), 0);
        SSL_CTX_set_cipher_list(context.get(), "ALL:@SECLEVEL=0");
        SSL_CTX_set_min_proto_version(context.get(), TLS1_1_VERSION);
        SSL_CTX_set_max_proto_version(context.get(), TLS1_1_VERSION);
    }
    BIO *certificate =
        BIO_new_mem_buf(identity.certificate.constData(), static_cast<int>(identity.certificate.size()));
    BIO *key = BIO_new_mem_buf(identity.key.constData(), static_cast<int>(identity.key.size()));
    X509 *x509 = PEM_read_bio_X509(certificate, nullptr, nullptr, nullptr);
    EVP_PKEY *pkey = PEM_read_bio_PrivateKey(key, nullptr, nullptr, nullptr);
    SSL_CTX_use_certificate(context.get(), x509);
    SSL_CTX_use_PrivateKey(context.get(), pkey);
    X509_free(x509);
    EVP_PKEY_free(pkey);
    BIO_free(certificate);
    BIO_free(key);
    return context;
}

QByteArray httpDateNow() {
    char text[40];
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return text;
}

QByteArray headOf(const FaultAnswer &answer, std::size_t number) {
    std::map<QByteArray, QByteArray> headers{
        {"Content-Length", QByteArray::number(answer.body.size())},
        {"Content-Type", "application/json"},
        {"Date", httpDateNow()},
        {"X-Request-Id", "fault-" + QByteArray::number(qulonglong(number))}};
    QByteArray repeated;
    for (const auto &[name, value] : answer.headers)
        if (name == "Set-Cookie")
            repeated += name + ": " + value + "\r\n";
        else
            headers[name] = value;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Told\r\n" + repeated;
    for (const auto &[name, value] : headers)
        head += name + ": " + value + "\r\n";
    return head + "\r\n";
}

SeenRequest parseHead(const QByteArray &head) {
    const QByteArrayList lines = head.split('\n');
    const QByteArrayList first = lines.first().trimmed().split(' ');
    SeenRequest request{first.value(0), first.value(1), {}, {}};
    for (const QByteArray &line : lines.mid(1))
        if (const qsizetype colon = line.indexOf(':'); colon > 0)
            request.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
    return request;
}

} // namespace

/// What the threads share; everything below the mutex is guarded by it.
class FaultServer::Work {
public:
    Work(FaultCertificate certificate, FaultProtocol protocol)
        : m_context(makeContext(
              (certificate == FaultCertificate::Untrusted ? Authority("Somebody Else") : m_authority)
                  .issue(leafFor(certificate)),
              protocol)),
          m_accepter([this] { acceptAll(); }) {
        std::signal(SIGPIPE, SIG_IGN); // clients that hang up while we write are the point of this
    }

    ~Work() {
        release();
        eventfd_write(m_stop, 1);
        m_accepter.join();
        m_connections.clear();
        close(m_listener);
        close(m_stop);
        close(m_released);
    }

    void release() const { eventfd_write(m_released, 1); }

    template <typename Condition>
    bool waitUntil(Condition condition) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, patience, condition);
    }

    [[nodiscard]] int port() const { return portOf(m_listener); }

    [[nodiscard]] const QByteArray &authority() const { return m_authority.certificate(); }

    mutable std::mutex mutex;
    std::condition_variable changed;
    std::vector<SeenRequest> seen;
    std::deque<FaultAnswer> line;
    std::map<std::pair<QByteArray, QByteArray>, FaultAnswer> told;
    FaultAnswer otherwise{.status = 404, .body = R"({"error": "not told what to answer"})"};
    int hangUps = 0;

private:
    class Connection;

    /// False when the server stops first, or when nothing came in time.
    [[nodiscard]] bool waitFor(int socket, short events, int milliseconds = -1) const {
        pollfd waited[] = {{m_stop, POLLIN, 0}, {socket, events, 0}};
        return poll(waited, 2, milliseconds) > 0 && waited[0].revents == 0;
    }

    [[nodiscard]] bool stopsWithin(std::chrono::milliseconds time) const {
        pollfd waited{m_stop, POLLIN, 0};
        return poll(&waited, 1, static_cast<int>(time.count())) > 0;
    }

    void acceptAll() {
        while (waitFor(m_listener, POLLIN)) {
            const int socket = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
            if (socket < 0)
                continue;
            // Head and body are written apart; without this each answer would wait 40 ms for an
            // acknowledgement.
            const int yes = 1;
            setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            m_connections.emplace_back([this, socket] { serve(socket); });
        }
    }

    void serve(int socket);

    /// False when the server stops or the client hangs up before release().
    [[nodiscard]] bool isReleased(int socket) const {
        pollfd waited[] = {{m_stop, POLLIN, 0}, {m_released, POLLIN, 0}, {socket, POLLRDHUP, 0}};
        return poll(waited, 3, -1) > 0 && waited[0].revents == 0 && waited[1].revents != 0;
    }

    /// Notes the request and finds what to answer.
    FaultAnswer choose(const SeenRequest &request, std::size_t &number) {
        const std::lock_guard lock(mutex);
        seen.push_back(request);
        number = seen.size();
        changed.notify_all();
        if (!line.empty()) {
            FaultAnswer first = std::move(line.front());
            line.pop_front();
            return first;
        }
        const auto found = told.find({request.method, request.target.split('?').first()});
        return found == told.end() ? otherwise : found->second;
    }

    Authority m_authority{"Fault Server CA"};
    Context m_context;
    const int m_listener = listenOnLoopback();
    const int m_stop = eventfd(0, EFD_CLOEXEC);
    const int m_released = eventfd(0, EFD_CLOEXEC);
    std::deque<std::jthread> m_connections;
    std::jthread m_accepter;
};

/// One client; every wait ends when the server stops.
class FaultServer::Work::Connection {
public:
    Connection(Work &work, int socket)
        : m_work(work), m_socket(socket), m_session(SSL_new(work.m_context.get()), &SSL_free) {
        SSL_set_fd(m_session.get(), socket);
    }

    void serve() {
        if (!repeat([this] { return SSL_accept(m_session.get()); }))
            return;
        while (const auto request = readRequest())
            if (!reply(*request))
                return;
    }

private:
    /// Runs one OpenSSL call until it neither wants to read nor to write.
    template <typename Call>
    bool repeat(Call call) {
        for (;;) {
            const int result = call();
            if (result > 0)
                return true;
            const int wish = SSL_get_error(m_session.get(), result);
            if (wish != SSL_ERROR_WANT_READ && wish != SSL_ERROR_WANT_WRITE)
                return false;
            if (!m_work.waitFor(m_socket, wish == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT))
                return false;
        }
    }

    bool readMore() {
        char bytes[4096];
        int count = 0;
        if (!repeat([&] { return count = SSL_read(m_session.get(), bytes, sizeof bytes); }))
            return false;
        m_input.append(bytes, count);
        return true;
    }

    bool write(const QByteArray &bytes) {
        return bytes.isEmpty() || repeat([&] {
                   return SSL_write(m_session.get(), bytes.constData(), static_cast<int>(bytes.size()));
               });
    }

    std::optional<SeenRequest> readRequest() {
        qsizetype end = -1;
        while ((end = m_input.indexOf("\r\n\r\n")) < 0)
            if (!readMore())
                return std::nullopt;
        SeenRequest request = parseHead(m_input.left(end));
        m_input.remove(0, end + 4);
        const qsizetype length = request.headers["content-length"].toLongLong();
        while (m_input.size() < length)
            if (!readMore())
                return std::nullopt;
        request.body = m_input.left(length);
        m_input.remove(0, length);
        return request;
    }

    /// False when the connection ends here.
    bool reply(const SeenRequest &request) {
        std::size_t number = 0;
        const FaultAnswer answer = m_work.choose(request, number);
        if (answer.waitsForRelease && !m_work.isReleased(m_socket))
            return false;
        if (answer.cut == Cut::BeforeFirstByte || !write(headOf(answer, number)))
            return false;
        if (request.method == "HEAD")
            return true;
        if (answer.cut == Cut::InsideBody)
            return write(answer.body.left(answer.body.size() / 2)) && false;
        return answer.perByte.count() > 0 ? drip(answer) : write(answer.body);
    }

    bool drip(const FaultAnswer &answer) {
        for (const char byte : answer.body)
            if (m_work.stopsWithin(answer.perByte) || !write(QByteArray(1, byte)))
                return false;
        return true;
    }

    Work &m_work;
    const int m_socket;
    Session m_session;
    QByteArray m_input;
};

void FaultServer::Work::serve(int socket) {
    Connection(*this, socket).serve();
    close(socket);
    const std::lock_guard lock(mutex);
    ++hangUps;
    changed.notify_all();
}

FaultServer::FaultServer(FaultCertificate certificate, FaultProtocol protocol)
    : m_work(std::make_unique<Work>(certificate, protocol)) {}

FaultServer::~FaultServer() = default;

void FaultServer::answer(FaultAnswer answer) {
    const std::lock_guard lock(m_work->mutex);
    m_work->otherwise = std::move(answer);
}

void FaultServer::answer(const QByteArray &method, const QByteArray &path, FaultAnswer answer) {
    const std::lock_guard lock(m_work->mutex);
    m_work->told[{method, path}] = std::move(answer);
}

void FaultServer::answerNext(FaultAnswer answer) {
    const std::lock_guard lock(m_work->mutex);
    m_work->line.push_back(std::move(answer));
}

void FaultServer::release() {
    m_work->release();
}

std::vector<SeenRequest> FaultServer::seen() const {
    const std::lock_guard lock(m_work->mutex);
    return m_work->seen;
}

bool FaultServer::waitForRequests(std::size_t count) const {
    return m_work->waitUntil([&] { return m_work->seen.size() >= count; });
}

bool FaultServer::waitForHangUp() const {
    return m_work->waitUntil([&] { return m_work->hangUps > 0; });
}

int FaultServer::port() const {
    return m_work->port();
}

QUrl FaultServer::url(const QByteArray &path) const {
    return QUrl::fromEncoded("https://localhost:" + QByteArray::number(port()) + path);
}

const QByteArray &FaultServer::authority() const {
    return m_work->authority();
}

int closedPort() {
    const int listener = listenOnLoopback();
    const int port = portOf(listener);
    close(listener);
    return port;
}

} // namespace cloudnx::test
