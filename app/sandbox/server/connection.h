#pragma once

#include "app/sandbox/server/asio.h"
#include "app/sandbox/server/worker.h"

#include <memory>
#include <optional>
#include <string>

namespace cloudnx::sandbox {

/// One client. Reads a request, has it answered, writes the answer, waits for the next; each with a total
/// deadline.
class Connection final : public std::enable_shared_from_this<Connection> {
public:
    Connection(Tcp::socket socket, asio::ssl::context &tls, Worker &worker);
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    void start();
    /// Closes at once, to make room.
    void drop();

private:
    using Parser = http::request_parser<http::string_body>;

    void waitForRequest();
    void readRequest();
    void requestRead(error_code error);
    void refuseUnreadable(error_code error);
    void respond();
    void spoil(const Fault &fault);
    [[nodiscard]] Answer spoiltAnswer(const Fault &fault);
    void send(const Answer &answer);
    void write(std::string text);
    void written(error_code error);
    void drip(std::size_t at, int delay);
    /// Reads what the client is still sending, so that it gets to see the answer before the connection is
    /// reset.
    void linger();
    void closePolitely();
    void close();
    [[nodiscard]] Request received() const;
    [[nodiscard]] std::string serialized(const Answer &answer) const;
    void setWaiting(bool waiting);

    beast::ssl_stream<beast::tcp_stream> m_stream;
    Worker &m_worker;
    const std::string m_address;
    beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    std::string m_outgoing;
    asio::steady_timer m_timer;
    std::optional<Worker::Waiting::iterator> m_waiting;
    std::size_t m_lingered = 0;
    bool m_keepAlive = false;
    bool m_tooLarge = false;
    bool m_abort = false; ///< close without a TLS goodbye
};

} // namespace cloudnx::sandbox
