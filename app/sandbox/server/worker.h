#pragma once

#include "app/sandbox/server/asio.h"
#include "app/sandbox/server/router.h"

#include <list>

namespace cloudnx::sandbox {

class Connection;

/// One thread, one event loop, one connection to the database, and the clients that were given to it.
class Worker {
public:
    explicit Worker(Services &services, asio::ssl::context &tls)
        : m_services(services), m_tls(tls), m_router(services) {}

    [[nodiscard]] asio::io_context &context() { return m_context; }

    [[nodiscard]] Router &router() { return m_router; }

    [[nodiscard]] Services &services() { return m_services; }

    /// Takes a client over. With too many of them the one that has been idle longest is dropped for it.
    void adopt(Tcp::socket socket);

    using Waiting = std::list<Connection *>;
    /// Connections report when they begin to wait for a request, when one has begun, and when they end.
    [[nodiscard]] Waiting::iterator beganWaiting(Connection *connection);

    void stoppedWaiting(Waiting::iterator place) { m_waiting.erase(place); }

    void ended() { --m_open; }

private:
    static constexpr int mostConnections = 512;

    Services &m_services;
    asio::ssl::context &m_tls;
    Router m_router;
    Waiting m_waiting; ///< longest first
    int m_open = 0;
    asio::io_context m_context{1}; ///< last: the connections it still holds report their end when it goes
};

} // namespace cloudnx::sandbox
