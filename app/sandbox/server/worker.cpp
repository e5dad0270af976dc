#include "app/sandbox/server/worker.h"

#include "app/sandbox/server/connection.h"

namespace cloudnx::sandbox {

void Worker::adopt(Tcp::socket socket) {
    if (m_open >= mostConnections) {
        if (m_waiting.empty())
            return;
        m_waiting.front()->drop();
    }
    ++m_open;
    std::make_shared<Connection>(std::move(socket), m_tls, *this)->start();
}

Worker::Waiting::iterator Worker::beganWaiting(Connection *connection) {
    return m_waiting.insert(m_waiting.end(), connection);
}

} // namespace cloudnx::sandbox
