#include "models/net/networkthread.h"

#include "models/net/oneshotbody.h"
#include "models/net/wirereason.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSocketNotifier>
#include <QSslConfiguration>

#include <condition_variable>
#include <map>

#include <openssl/crypto.h>

#include <sys/eventfd.h>
#include <unistd.h>

namespace cloudnx {

/// Shared by the caller and the network thread; everything but the request is guarded.
struct NetworkThread::Exchange {
    const HttpRequest request;
    std::mutex mutex = {};
    std::condition_variable_any changed = {};
    bool abandoned = false;
    std::optional<WireOutcome> outcome = {};

    [[nodiscard]] bool isAbandoned() {
        const std::lock_guard lock(mutex);
        return abandoned;
    }

    void settle(WireOutcome settled) {
        const std::lock_guard lock(mutex);
        outcome = std::move(settled);
        changed.notify_all();
    }
};

namespace {

constexpr std::chrono::seconds abortPatience{1};

/// Qt does not join its HTTP thread to the very end: the destructors of its thread-local values may still run
/// while the program exits. OpenSSL's clean-up at exit frees the same list as its destructor in that thread
/// does (init_thread_deregister in crypto/initthread.c), and a short program dies of a double free now and
/// then. So OpenSSL stays up; this must be the first call to it.
[[maybe_unused]] const int staysUp = OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);

QSslConfiguration tlsRules(const QByteArray &certificateAuthorities) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!certificateAuthorities.isEmpty())
        tls.setCaCertificates(QSslCertificate::fromData(certificateAuthorities, QSsl::Pem));
    return tls;
}

QNetworkRequest toQt(const HttpRequest &request, const WireRules &rules, const QSslConfiguration &tls) {
    QNetworkRequest out(request.url);
    out.setSslConfiguration(tls);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setHeader(QNetworkRequest::UserAgentHeader, rules.userAgent);
    // Named by us, so that Qt does not inflate behind the body limit.
    out.setRawHeader("Accept-Encoding", "identity");
    for (const HttpHeader &header : request.headers)
        out.setRawHeader(header.name, header.value);
    for (const SecretHeader &header : request.secretHeaders)
        out.setRawHeader(header.name, header.value.revealBytes());
    return out;
}

std::vector<HttpHeader> headersOf(const QNetworkReply &reply) {
    std::vector<HttpHeader> headers;
    for (const auto &[name, value] : reply.rawHeaderPairs())
        headers.push_back({name, value});
    return headers;
}

} // namespace

/// What lives on the network thread and dies there.
class NetworkThread::Loop {
public:
    Loop(NetworkThread &owner, std::stop_token stop)
        : m_owner(owner),
          m_stop(std::move(stop)),
          m_tls(tlsRules(owner.m_rules.certificateAuthorities)),
          m_woken(owner.m_wakeDescriptor, QSocketNotifier::Read) {
        m_manager.setProxy(QNetworkProxy::NoProxy);
        m_manager.setAutoDeleteReplies(false);
        QObject::connect(&m_woken, &QSocketNotifier::activated, &m_loop, [this] { lookAround(); });
    }

    void run() { m_loop.exec(); }

private:
    struct Live {
        std::shared_ptr<Exchange> exchange;
        WireOutcome outcome = {};
        bool onNewConnection = false;
        bool isEncrypted = false;
    };

    void lookAround() {
        eventfd_t count = 0;
        eventfd_read(m_owner.m_wakeDescriptor, &count);
        for (auto &exchange : m_owner.takeMail())
            begin(std::move(exchange));
        abortWhatNobodyWaitsFor();
        if (m_stop.stop_requested() && m_live.empty())
            m_loop.quit();
    }

    void begin(std::shared_ptr<Exchange> exchange) {
        if (m_stop.stop_requested() || exchange->isAbandoned())
            return exchange->settle({.trouble = WireTrouble::Stopped});
        QNetworkReply *reply = send(exchange->request);
        m_live.emplace(reply, Live{std::move(exchange)});
        QObject::connect(reply, &QNetworkReply::socketStartedConnecting, reply,
                         [this, reply] { m_live.at(reply).onNewConnection = true; });
        QObject::connect(reply, &QNetworkReply::encrypted, reply,
                         [this, reply] { m_live.at(reply).isEncrypted = true; });
        QObject::connect(reply, &QNetworkReply::sslErrors, reply,
                         [this, reply](const QList<QSslError> &errors) {
                             refuse(reply, WireTrouble::Tls, reasonOf(errors, reply->url().host()));
                         });
        QObject::connect(reply, &QNetworkReply::readyRead, reply, [this, reply] { read(reply); });
        QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply] { finish(reply); });
        if (reply->isFinished())
            finish(reply);
    }

    QNetworkReply *send(const HttpRequest &request) {
        QNetworkRequest out = toQt(request, m_owner.m_rules, m_tls);
        const QByteArray method = word(request.method);
        if (isSafe(request.method))
            return m_manager.sendCustomRequest(out, method);
        // Even an empty body is given as a device: without one a DELETE would be sent again.
        auto body = std::make_unique<OneShotBody>(request.body);
        out.setHeader(QNetworkRequest::ContentLengthHeader, body->size());
        QNetworkReply *reply = m_manager.sendCustomRequest(out, method, body.get());
        body.release()->setParent(reply);
        return reply;
    }

    void refuse(QNetworkReply *reply, WireTrouble trouble, const QString &reason) {
        WireOutcome &outcome = m_live.at(reply).outcome;
        if (outcome.trouble != WireTrouble::None)
            return;
        outcome.trouble = trouble;
        outcome.reason = reason;
    }

    void read(QNetworkReply *reply) {
        WireOutcome &outcome = m_live.at(reply).outcome;
        QByteArray part = reply->readAll();
        QByteArray &body = outcome.response.body;
        if (body.isEmpty()) {
            body = std::move(part);
        } else {
            body += part;
            Secret::taken(part).wipe(); // it may carry a token
        }
        if (body.size() <= m_owner.m_rules.bodyLimit)
            return;
        refuse(reply, WireTrouble::TooLarge, tooLargeReason(m_owner.m_rules.bodyLimit));
        reply->abort();
    }

    void finish(QNetworkReply *reply) {
        const auto found = m_live.find(reply);
        if (found == m_live.end())
            return;
        if (found->second.outcome.trouble == WireTrouble::None && reply->bytesAvailable() > 0)
            read(reply);
        found->second.outcome.requestLeft = mayHaveLeft(*reply, found->second);
        describe(reply, found->second.outcome);
        found->second.exchange->settle(std::move(found->second.outcome));
        reply->deleteLater();
        m_live.erase(found);
        if (m_stop.stop_requested() && m_live.empty())
            m_loop.quit();
    }

    /// QNetworkReply::requestSent is not emitted for an empty body, so it is told from the connection:
    /// whatever is not known to have failed before TLS stood may have left.
    static bool mayHaveLeft(const QNetworkReply &reply, const Live &live) {
        if (reply.error() == QNetworkReply::ConnectionRefusedError ||
            reply.error() == QNetworkReply::HostNotFoundError)
            return false;
        return live.isEncrypted || !live.onNewConnection;
    }

    static void describe(const QNetworkReply *reply, WireOutcome &outcome) {
        outcome.response.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        outcome.response.headers = headersOf(*reply);
        if (outcome.trouble != WireTrouble::None || isAnswer(reply->error(), outcome.response.status))
            return;
        outcome.trouble = troubleOf(reply->error());
        outcome.reason = reasonOf(reply->error(), reply->errorString());
    }

    void abortWhatNobodyWaitsFor() {
        std::vector<QNetworkReply *> unwanted;
        for (const auto &[reply, live] : m_live)
            if (m_stop.stop_requested() || live.exchange->isAbandoned())
                unwanted.push_back(reply);
        for (QNetworkReply *reply : unwanted) {
            refuse(reply, WireTrouble::Stopped, {});
            // Qt says `finished` before it tells its HTTP thread to hang up; whoever waits hears of it after
            // that. An answer that has come whole by then leaves a connection that may be used again.
            QObject::disconnect(reply, &QNetworkReply::finished, reply, nullptr);
            reply->abort();
            finish(reply);
        }
    }

    NetworkThread &m_owner;
    std::stop_token m_stop;
    QSslConfiguration m_tls;
    QEventLoop m_loop;
    std::map<QNetworkReply *, Live> m_live;
    QNetworkAccessManager m_manager;
    QSocketNotifier m_woken;
};

NetworkThread::NetworkThread(WireRules rules)
    : m_rules(std::move(rules)),
      m_wakeDescriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_thread([this](const std::stop_token &stop) { Loop(*this, stop).run(); }) {}

NetworkThread::~NetworkThread() {
    m_thread.request_stop();
    wake();
    m_thread.join();
    close(m_wakeDescriptor);
}

void NetworkThread::wake() const {
    eventfd_write(m_wakeDescriptor, 1);
}

std::vector<std::shared_ptr<NetworkThread::Exchange>> NetworkThread::takeMail() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_mail, {});
}

WireOutcome NetworkThread::exchange(const HttpRequest &request, const std::stop_token &stop,
                                    Deadline deadline) {
    auto exchange = std::make_shared<Exchange>(request);
    {
        const std::lock_guard lock(m_mutex);
        m_mail.push_back(exchange);
    }
    wake();
    std::unique_lock lock(exchange->mutex);
    const auto settled = [&] { return exchange->outcome.has_value(); };
    if (exchange->changed.wait_until(lock, stop, deadline, settled))
        return std::move(*exchange->outcome);
    const auto trouble = stop.stop_requested() ? WireTrouble::Stopped : WireTrouble::TimedOut;
    exchange->abandoned = true;
    wake();
    // The network thread knows whether the request had left; when even it does not answer, the worse is
    // assumed.
    exchange->changed.wait_for(lock, abortPatience, settled);
    return {.trouble = trouble, .requestLeft = !exchange->outcome || exchange->outcome->requestLeft};
}

} // namespace cloudnx
