#pragma once

#include "models/audit/archive/manifest.h"
#include "models/audit/service.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace cloudnx::audit {

/// Pages of several spans of time, each span asked for by a thread of its own, newest events first. Pure
/// standard library around the service, so that ThreadSanitizer can judge it.
class Lanes {
public:
    struct Page {
        std::size_t span = 0;
        std::vector<Event> events;
        bool isLast = false;          ///< of its span
        std::optional<Error> fault{}; ///< the span ends here; isLast is set too
    };

    Lanes(AuditService &service, std::vector<Gap> spans, int lanes, const std::stop_token &stop);

    Lanes(const Lanes &) = delete;
    Lanes &operator=(const Lanes &) = delete;
    ~Lanes();

    /// Waits for the next page of any span; nothing when all are done.
    [[nodiscard]] std::optional<Page> next();

private:
    void work(const std::stop_token &stop);
    void fetch(std::size_t span, const std::stop_token &stop);
    [[nodiscard]] Result<EventPage> ask(const EventQuery &query, const QString &cursor,
                                        const std::stop_token &stop);
    /// Waits while too much is waiting; false when stopped.
    [[nodiscard]] bool put(Page page, const std::stop_token &stop);

    AuditService &m_service;
    const std::vector<Gap> m_spans;
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
