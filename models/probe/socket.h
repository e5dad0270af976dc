#pragma once

#include "models/core/result.h"

#include <chrono>
#include <stop_token>

namespace cloudnx {

/// Until when one look from outside may take, whatever the other side does.
class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds patience)
        : m_end(std::chrono::steady_clock::now() + patience) {}

    [[nodiscard]] std::chrono::milliseconds left() const;

    [[nodiscard]] bool isOver() const { return left().count() <= 0; }

private:
    std::chrono::steady_clock::time_point m_end;
};

enum class Wait { Read, Write };

/// A TCP connection of a probe: non-blocking, closed when it goes. It knows no proxy and no session, so
/// nothing of ours can leave through it.
class Socket {
public:
    /// Errors: Network (no such name, refused, no route), Timeout, Cancelled.
    [[nodiscard]] static Result<Socket> connect(const QString &host, int port, const Deadline &deadline,
                                                const std::stop_token &stop);

    Socket(Socket &&other) noexcept;
    Socket &operator=(Socket &&other) noexcept;
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    ~Socket();

    [[nodiscard]] int descriptor() const { return m_descriptor; }

    /// Of the other side, in numbers; empty when it is gone.
    [[nodiscard]] QString peerAddress() const;

    /// Until something can be read or written. Errors: Timeout, Cancelled.
    [[nodiscard]] Done wait(Wait what, const Deadline &deadline, const std::stop_token &stop) const;

private:
    explicit Socket(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor = -1;
};

} // namespace cloudnx
