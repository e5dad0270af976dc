#include "app/sandbox/server/connection.h"

#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace cloudnx::sandbox {

namespace {

using namespace std::chrono_literals;

constexpr auto handshakeTime = 10s;
constexpr auto idleTime = 120s;
constexpr auto requestTime = 10s;
constexpr auto answerTime = 30s;
constexpr auto lingerTime = 3s;
constexpr std::uint32_t headerLimit = 16 * 1024;
constexpr std::uint64_t bodyLimit = 1024ULL * 1024;
constexpr std::size_t mostLingered = 16 * bodyLimit;

template <typename Text>
QByteArray bytes(const Text &text) {
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

QByteArray httpDate(Instant at) {
    const auto moment = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    return QLocale::c().toString(moment, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
}

} // namespace

Connection::Connection(Tcp::socket socket, asio::ssl::context &tls, Worker &worker)
    : m_stream(std::move(socket), tls),
      m_worker(worker),
      m_address([this] {
          error_code error;
          const auto peer = beast::get_lowest_layer(m_stream).socket().remote_endpoint(error);
          return error ? std::string() : peer.address().to_string();
      }()),
      m_timer(worker.context()) {
    error_code ignored;
    (void)beast::get_lowest_layer(m_stream).socket().set_option(Tcp::no_delay(true), ignored);
}

Connection::~Connection() {
    setWaiting(false);
    m_worker.ended();
}

void Connection::setWaiting(bool waiting) {
    if (waiting == m_waiting.has_value())
        return;
    if (waiting) {
        m_waiting = m_worker.beganWaiting(this);
    } else {
        m_worker.stoppedWaiting(*m_waiting);
        m_waiting.reset();
    }
}

void Connection::start() {
    setWaiting(true);
    beast::get_lowest_layer(m_stream).expires_after(handshakeTime);
    m_stream.async_handshake(asio::ssl::stream_base::server, [self = shared_from_this()](error_code error) {
        self->setWaiting(false);
        if (!error)
            self->waitForRequest();
    });
}

void Connection::drop() {
    setWaiting(false);
    close();
}

void Connection::waitForRequest() {
    if (m_buffer.size() > 0)
        return readRequest();
    setWaiting(true);
    beast::get_lowest_layer(m_stream).expires_after(idleTime);
    m_stream.async_read_some(m_buffer.prepare(4096),
                             [self = shared_from_this()](error_code error, std::size_t size) {
                                 self->setWaiting(false);
                                 if (error)
                                     return self->closePolitely();
                                 self->m_buffer.commit(size);
                                 self->readRequest();
                             });
}

void Connection::readRequest() {
    m_parser.emplace();
    m_parser->header_limit(headerLimit);
    m_parser->body_limit(bodyLimit);
    // One deadline for the whole request: dripping a byte a second does not prolong it.
    beast::get_lowest_layer(m_stream).expires_after(requestTime);
    http::async_read(
        m_stream, m_buffer, *m_parser,
        [self = shared_from_this()](error_code error, std::size_t) { self->requestRead(error); });
}

void Connection::requestRead(error_code error) {
    m_tooLarge = error == http::error::body_limit;
    if (error && !m_tooLarge)
        return refuseUnreadable(error);
    m_keepAlive = !error && m_parser->get().keep_alive();
    respond();
}

void Connection::refuseUnreadable(error_code error) {
    const bool isGrammar = error.category() == make_error_code(http::error::bad_target).category() &&
                           error != http::error::end_of_stream && error != http::error::partial_message;
    if (!isGrammar)
        return close();
    m_keepAlive = false;
    Answer answer = errorAnswer(400, error == http::error::header_limit
                                         ? QString("The request's header is over 16 KiB.")
                                         : QString("This is not a well-formed HTTP request."));
    answer.headers.emplace("X-Request-Id", randomId("req_").toLatin1());
    send(answer);
}

Request Connection::received() const {
    const auto &message = m_parser->get();
    Request request{.method = bytes(message.method_string()),
                    .target = bytes(message.target()),
                    .headers = {},
                    .body = bytes(message.body()),
                    .address = bytes(m_address),
                    .tooLarge = m_tooLarge};
    for (const auto &field : message)
        request.headers.emplace(bytes(field.name_string()).toLower(), bytes(field.value()));
    return request;
}

void Connection::respond() {
    const Request request = received();
    if (const auto fault = m_worker.services().faults.next(request.method, request.rawPath()))
        return spoil(*fault);
    send(m_worker.router().answer(request));
}

Answer Connection::spoiltAnswer(const Fault &fault) {
    const bool isWholeAnswer = fault.kind == Fault::Kind::Status || fault.kind == Fault::Kind::NotJson;
    Answer answer = errorAnswer(fault.status, "A fault that a test asked for.", fault.retryAfter);
    answer.headers.emplace("X-Request-Id", randomId("req_").toLatin1());
    if (!isWholeAnswer || fault.carriedOut) {
        const Answer real = m_worker.router().answer(received());
        if (!isWholeAnswer)
            answer = real;
    }
    if (fault.kind == Fault::Kind::NotJson) {
        answer.status = 200;
        answer.body = "<!doctype html><title>Bad gateway</title>";
        answer.contentType = "text/html";
    }
    return answer;
}

void Connection::spoil(const Fault &fault) {
    if (fault.kind == Fault::Kind::HangUp) {
        if (fault.carriedOut)
            (void)m_worker.router().answer(received());
        return close();
    }
    const Answer answer = spoiltAnswer(fault);
    std::string text = serialized(answer);
    beast::get_lowest_layer(m_stream).expires_never();
    switch (fault.kind) {
    case Fault::Kind::CutOff:
        m_keepAlive = false;
        m_abort = true;
        return write(text.substr(0, text.size() - static_cast<std::size_t>(answer.body.size() + 1) / 2));
    case Fault::Kind::Slow:
        m_outgoing = std::move(text);
        return drip(m_outgoing.size() - static_cast<std::size_t>(answer.body.size()), fault.delay);
    case Fault::Kind::Delay:
        m_outgoing = std::move(text);
        m_timer.expires_after(std::chrono::milliseconds(fault.delay));
        return m_timer.async_wait([self = shared_from_this()](error_code error) {
            if (!error)
                self->write(std::move(self->m_outgoing));
        });
    default:
        return write(std::move(text));
    }
}

/// Sends the head at once and then byte by byte.
void Connection::drip(std::size_t at, int delay) {
    const std::size_t from = at;
    const auto head = asio::buffer(m_outgoing.data(), from);
    const auto next = [self = shared_from_this(), from, delay](error_code error, std::size_t) {
        if (error || from >= self->m_outgoing.size())
            return error ? self->close() : self->written({});
        self->m_timer.expires_after(std::chrono::milliseconds(delay));
        self->m_timer.async_wait([self, from, delay](error_code stopped) {
            if (stopped)
                return;
            self->m_outgoing.erase(0, from);
            self->drip(1, delay);
        });
    };
    asio::async_write(m_stream, head, next);
}

std::string Connection::serialized(const Answer &answer) const {
    const auto reason = http::obsolete_reason(http::int_to_status(static_cast<unsigned>(answer.status)));
    std::string text = "HTTP/1.1 " + std::to_string(answer.status) + " " + std::string(reason) + "\r\n";
    const auto field = [&text](const QByteArray &name, const QByteArray &value) {
        text.append(name.constData(), static_cast<std::size_t>(name.size()))
            .append(": ")
            .append(value.constData(), static_cast<std::size_t>(value.size()))
            .append("\r\n");
    };
    field("Date", httpDate(m_worker.services().clock.now()));
    field("Server", "cloudnx-sandbox");
    field("Content-Type", answer.contentType);
    field("Content-Length", QByteArray::number(answer.body.size()));
    field("Connection", m_keepAlive ? "keep-alive" : "close");
    for (const auto &[name, value] : answer.headers)
        field(name, value);
    text += "\r\n";
    const bool isHead = m_parser && m_parser->get().method() == http::verb::head;
    if (!isHead)
        text.append(answer.body.constData(), static_cast<std::size_t>(answer.body.size()));
    return text;
}

void Connection::send(const Answer &answer) {
    beast::get_lowest_layer(m_stream).expires_after(answerTime);
    write(serialized(answer));
}

void Connection::write(std::string text) {
    m_outgoing = std::move(text);
    asio::async_write(m_stream, asio::buffer(m_outgoing),
                      [self = shared_from_this()](error_code error, std::size_t) { self->written(error); });
}

void Connection::written(error_code error) {
    if (error || m_abort)
        return close();
    if (m_keepAlive)
        return waitForRequest();
    if (m_tooLarge) {
        beast::get_lowest_layer(m_stream).expires_after(lingerTime);
        return linger();
    }
    closePolitely();
}

void Connection::linger() {
    m_buffer.clear();
    m_stream.async_read_some(m_buffer.prepare(65536),
                             [self = shared_from_this()](error_code error, std::size_t size) {
                                 self->m_lingered += size;
                                 if (error || self->m_lingered > mostLingered)
                                     return self->closePolitely();
                                 self->linger();
                             });
}

void Connection::closePolitely() {
    beast::get_lowest_layer(m_stream).expires_after(lingerTime);
    m_stream.async_shutdown([self = shared_from_this()](error_code) { self->close(); });
}

void Connection::close() {
    beast::get_lowest_layer(m_stream).close();
}

} // namespace cloudnx::sandbox
