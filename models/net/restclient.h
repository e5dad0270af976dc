#pragma once

#include "models/core/result.h"
#include "models/net/circuit.h"
#include "models/net/networkthread.h"
#include "models/net/requestlog.h"
#include "models/net/retrypolicy.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace cloudnx {

/// How a client behaves; the defaults are right for people waiting in front of it.
struct RestOptions {
    QByteArray certificateAuthorities = {};    ///< PEM, instead of the system's; empty: the system's
    std::chrono::milliseconds timeout{30'000}; ///< of a whole call, with all its retries
    qint64 bodyLimit = 32LL * 1024 * 1024;     ///< bytes of one answer
    QByteArray userAgent = "cloudnx-console/" CLOUDNX_VERSION;
    RetryPolicy retry = {};
    CircuitRules circuit = {};
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
};

/// Sends requests and waits for their answers, from any thread but the main one. Only https, at least
/// TLS 1.2; redirects are not followed. Safe to use from many threads at once.
class RestClient {
public:
    explicit RestClient(RestOptions options, std::shared_ptr<RequestLog> log = nullptr);

    /// A success, or the Error that its status, the network or a stop made of it.
    [[nodiscard]] Result<HttpResponse> send(const HttpRequest &request, const std::stop_token &stop);
    /// Any answer that came, whatever its status; retried like send(). Fails at once while the host is known
    /// to be dead.
    [[nodiscard]] Result<HttpResponse> exchange(const HttpRequest &request, const std::stop_token &stop);

    /// The server's clock minus ours, from the `Date` of the last answer, good to a second; empty before
    /// there was one.
    [[nodiscard]] std::optional<std::chrono::milliseconds> clockOffset() const;

private:
    using Deadline = NetworkThread::Deadline;

    [[nodiscard]] WireOutcome attemptAll(const HttpRequest &request, const std::stop_token &stop);
    [[nodiscard]] WireOutcome attempt(const HttpRequest &request, const std::stop_token &stop,
                                      Deadline deadline);
    void learnOffset(const HttpResponse &response, Instant sent, Instant received);
    [[nodiscard]] Error troubleError(const HttpRequest &request, const WireOutcome &outcome) const;

    const RestOptions m_options;
    const std::shared_ptr<RequestLog> m_log;
    Circuit m_circuit;
    std::atomic<std::int64_t> m_offset;
    NetworkThread m_network;
};

} // namespace cloudnx
