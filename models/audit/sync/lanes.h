#pragma once

#include "models/audit/service.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace cloudnx::audit {

/// Pages of several spans of time, each span asked for by a thread of its own, newest events first. Pure
/// standard library around the service, so that ThreadSanitizer can judge it.
class Lanes {
public:
    struct Span {
        Instant from{};
        std::optional<Instant> to{}; ///< empty: up to whatever is newest
    };

    struct Page {
        std::size_t span = 0;
        std::vector<Event> events{};
        bool isFirst = false;           ///< of its span
        bool isLast = false;            ///< of its span
        std::optional<Instant> asked{}; ///< when, by the service's clock
        std::optional<Error> fault{};   ///< the span ends here; isLast is set too
    };

    using ServiceTime = std::function<std::optional<Instant>()>;

    Lanes(AuditService &service, std::vector<Span> spans, int lanes, ServiceTime serviceTime,
          const std::stop_token &stop);

    Lanes(const Lanes &) = delete;
    Lanes &operator=(const Lanes &) = delete;
    ~Lanes();

    /// Waits for the next page of any span; nothing when all are done.
    [[nodiscard]] std::optional<Page> next();

private:
    void work(const std::stop_token &stop);
    void fetch(std::size_t span, const std::stop_token &stop);
    [[nodiscard]] Page ask(const EventQuery &query, QString &cursor, const std::stop_token &stop);
    [[nodiscard]] bool waits(const Error &error, const std::stop_token &stop);
    /// Waits while too much is waiting; false when stopped.
    [[nodiscard]] bool put(Page page, const std::stop_token &stop);

    AuditService &m_service;
    const std::vector<Span> m_spans;
    const ServiceTime m_serviceTime;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Page> m_waiting;  ///< guarded by m_mutex
    std::size_t m_nextSpan = 0;  ///< guarded by m_mutex
    std::size_t m_doneSpans = 0; ///< guarded by m_mutex
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_onStop;
    std::vector<std::jthread> m_threads; ///< last, so that they end before anything they touch
};

} // namespace cloudnx::audit
