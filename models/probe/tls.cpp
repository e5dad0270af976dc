#include "models/probe/tls.h"

#include "models/probe/certificate.h"
#include "models/probe/socket.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace cloudnx {

namespace {

struct Version {
    int number;
    const char *name;
};

constexpr Version versions[] = {{TLS1_VERSION, "TLS 1.0"},
                                {TLS1_1_VERSION, "TLS 1.1"},
                                {TLS1_2_VERSION, "TLS 1.2"},
                                {TLS1_3_VERSION, "TLS 1.3"}};

struct FreeContext {
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
};

struct FreeConnection {
    void operator()(SSL *connection) const { SSL_free(connection); }
};

using Context = std::unique_ptr<SSL_CTX, FreeContext>;
using Connection = std::unique_ptr<SSL, FreeConnection>;

// Old versions need old algorithms: without level 0 a server that speaks TLS 1.1 looks as if it did not. The
// certificate is judged after the greeting (certificate.cpp) and nothing is sent, so none is refused here.
Context contextFor(const Version &version) {
    Context context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_security_level(context.get(), 0);
    SSL_CTX_set_cipher_list(context.get(), "ALL:@SECLEVEL=0");
    SSL_CTX_set_min_proto_version(context.get(), version.number);
    SSL_CTX_set_max_proto_version(context.get(), version.number);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
    return context;
}

enum class Greeting { Spoken, Refused, Broken };

/// One greeting in one version.
class Hello {
public:
    Hello(const TlsDoor &door, const Version &version, const std::stop_token &stop)
        : m_door(door), m_stop(stop), m_deadline(door.patience), m_context(contextFor(version)) {}

    Greeting run() {
        auto socket = Socket::connect(m_door.host, m_door.port, m_deadline, m_stop);
        if (!socket) {
            m_why = socket.error();
            return Greeting::Broken;
        }
        m_address = socket->peerAddress();
        m_connection.reset(SSL_new(m_context.get()));
        SSL_set_fd(m_connection.get(), socket->descriptor());
        if (!isAddress(m_door.host))
            SSL_set_tlsext_host_name(m_connection.get(), m_door.host.toUtf8().constData());
        return shake(*socket);
    }

    [[nodiscard]] const Error &why() const { return m_why; }

    [[nodiscard]] const QString &address() const { return m_address; }

    [[nodiscard]] SSL *connection() const { return m_connection.get(); }

private:
    Greeting shake(const Socket &socket) {
        for (;;) {
            ERR_clear_error();
            const int answer = SSL_connect(m_connection.get());
            if (answer == 1)
                return Greeting::Spoken;
            const int reason = SSL_get_error(m_connection.get(), answer);
            if (reason != SSL_ERROR_WANT_READ && reason != SSL_ERROR_WANT_WRITE)
                return refused(reason);
            const Wait what = reason == SSL_ERROR_WANT_READ ? Wait::Read : Wait::Write;
            if (auto waited = socket.wait(what, m_deadline, m_stop); !waited) {
                m_why = waited.error();
                return Greeting::Broken;
            }
        }
    }

    // An alert, or our own library's no to what came, is an answer. A line that ends or an answer that is no
    // TLS tells nothing of the version.
    Greeting refused(int reason) {
        const unsigned long code = ERR_peek_error();
        const int number = ERR_GET_REASON(code);
        m_why = {.kind = ErrorKind::Tls,
                 .sentence = reason == SSL_ERROR_SSL && code != 0
                                 ? QString::fromUtf8(ERR_reason_error_string(code))
                                 : QStringLiteral("the line was cut")};
        const bool isCut = reason != SSL_ERROR_SSL || number == SSL_R_UNEXPECTED_EOF_WHILE_READING;
        const bool isNoTls = number == SSL_R_WRONG_VERSION_NUMBER || number == SSL_R_HTTP_REQUEST;
        return isCut || isNoTls ? Greeting::Broken : Greeting::Refused;
    }

    const TlsDoor &m_door;
    const std::stop_token &m_stop;
    Deadline m_deadline;
    Context m_context;
    Connection m_connection;
    QString m_address;
    Error m_why;
};

QString textOf(const Version &version) {
    return QString::fromLatin1(version.name);
}

Contact contactOf(ErrorKind kind) {
    return kind == ErrorKind::Tls ? Contact::NotUnderstood : Contact::NotReached;
}

/// Who is not there for one version is not there for the next.
bool isPointless(const Error &why) {
    return why.kind != ErrorKind::Tls;
}

void tryVersion(TlsSighting &seen, const TlsDoor &door, const Version &version, const std::stop_token &stop) {
    Hello hello(door, version, stop);
    switch (hello.run()) {
    case Greeting::Spoken:
        seen.contact = Contact::Answered;
        seen.versions.push_back(textOf(version));
        seen.address = hello.address();
        return readCertificate(seen, hello.connection(), door.authorities);
    case Greeting::Refused:
        if (seen.contact == Contact::Answered)
            return;
        seen.contact = Contact::NotUnderstood;
        seen.why = QStringLiteral("It speaks no TLS that is known here: %1.").arg(hello.why().sentence);
        return;
    case Greeting::Broken:
        seen.unknown.push_back(textOf(version));
        if (seen.contact == Contact::Answered)
            return;
        seen.contact = contactOf(hello.why().kind);
        seen.why = isPointless(hello.why())
                       ? hello.why().sentence
                       : QStringLiteral("It does not answer in TLS: %1.").arg(hello.why().sentence);
    }
}

} // namespace

TlsSighting askTls(const TlsDoor &door, const Clock &clock, const std::stop_token &stop) {
    TlsSighting seen;
    seen.host = door.host;
    seen.port = door.port;
    seen.at = clock.now();
    for (const Version &version : versions) {
        tryVersion(seen, door, version, stop);
        if (seen.contact == Contact::NotReached)
            break;
    }
    if (seen.contact == Contact::Answered)
        seen.why.clear();
    return seen;
}

} // namespace cloudnx
