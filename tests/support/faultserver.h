#pragma once

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <map>
#include <memory>
#include <vector>

namespace cloudnx::test {

enum class Cut {
    Nowhere,
    BeforeFirstByte, ///< reads the whole request, then hangs up
    InsideBody,      ///< promises the body and sends half of it
};

/// What the server answers, and how badly. `Date`, `Content-Length` and `X-Request-Id` are added unless
/// given.
struct FaultAnswer {
    int status = 200;
    QByteArray body = "{}";
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};
    Cut cut = Cut::Nowhere;
    std::chrono::milliseconds perByte{0}; ///< between two bytes of the body
    bool waitsForRelease = false;         ///< not a byte before FaultServer::release()
};

struct SeenRequest {
    QByteArray method;
    QByteArray target;                        ///< path and query as sent
    std::map<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

enum class FaultCertificate { Right, WrongName, Expired, NotYetValid, Untrusted };
enum class FaultProtocol { Modern, OnlyTls11 };

/// An HTTPS server on 127.0.0.1 that does what it is told, wrong things above all, and counts what reaches
/// it. Blocking sockets and OpenSSL on threads of its own: it needs no event loop and shares no code with
/// what it tests.
class FaultServer {
public:
    explicit FaultServer(FaultCertificate certificate = FaultCertificate::Right,
                         FaultProtocol protocol = FaultProtocol::Modern);
    FaultServer(const FaultServer &) = delete;
    FaultServer &operator=(const FaultServer &) = delete;
    ~FaultServer();

    /// To everything that nothing else is said about; 404 until it is called.
    void answer(FaultAnswer answer);
    /// To one method and path (without query).
    void answer(const QByteArray &method, const QByteArray &path, FaultAnswer answer);
    /// To the next request, whatever it is, before all others; more than one wait in line.
    void answerNext(FaultAnswer answer);
    /// Lets go of every answer that waits, now and later.
    void release();

    [[nodiscard]] std::vector<SeenRequest> seen() const;
    /// Blocks until @p count requests have come in; false after ten seconds.
    [[nodiscard]] bool waitForRequests(std::size_t count) const;
    /// Blocks until a client has closed its connection; false after ten seconds.
    [[nodiscard]] bool waitForHangUp() const;

    [[nodiscard]] int port() const;
    [[nodiscard]] QUrl url(const QByteArray &path = "/") const; ///< on localhost
    [[nodiscard]] const QByteArray &authority() const;          ///< PEM of the CA to trust

private:
    class Work;
    std::unique_ptr<Work> m_work;
};

/// A port of 127.0.0.1 that nothing listens on.
[[nodiscard]] int closedPort();

} // namespace cloudnx::test
