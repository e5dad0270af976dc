#pragma once

#include "models/net/httpmessage.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace cloudnx {

/// What keeps an exchange from ending in an answer.
enum class WireTrouble {
    None,
    Network,  ///< no connection, or it was cut
    Tls,      ///< certificate or protocol refused
    TooLarge, ///< the body is over the limit
    Stopped,  ///< the caller's stop token, or the end of the thread
    TimedOut, ///< the deadline passed
};

/// How one exchange ended.
struct WireOutcome {
    WireTrouble trouble = WireTrouble::None;
    QString reason = {};      ///< a clause for people: "the connection was refused"
    bool requestLeft = false; ///< the request was written out, so that the service may have acted on it
    HttpResponse response = {};
};

/// Whom to trust and how much to read.
struct WireRules {
    QByteArray certificateAuthorities =
        {}; ///< PEM; when given they replace the system's, they do not add to them
    qint64 bodyLimit = 32LL * 1024 * 1024;
    QByteArray userAgent = {};
};

/// The one thread that runs Qt's network stack. Callers leave an exchange in a mailbox, wake it with an
/// eventfd (nothing of Qt's crosses threads, so that ThreadSanitizer can judge all of it) and wait.
class NetworkThread {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    explicit NetworkThread(WireRules rules);
    NetworkThread(const NetworkThread &) = delete;
    NetworkThread &operator=(const NetworkThread &) = delete;
    /// Aborts what is under way and joins.
    ~NetworkThread();

    /// Blocks until answered, stopped or out of time.
    [[nodiscard]] WireOutcome exchange(const HttpRequest &request, const std::stop_token &stop,
                                       Deadline deadline);

private:
    struct Exchange;
    class Loop;

    void wake() const;
    [[nodiscard]] std::vector<std::shared_ptr<Exchange>> takeMail();

    const WireRules m_rules;
    const int m_wakeDescriptor;
    std::mutex m_mutex;
    std::vector<std::shared_ptr<Exchange>> m_mail;
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace cloudnx
