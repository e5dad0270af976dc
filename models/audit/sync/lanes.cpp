#include "models/audit/sync/lanes.h"

#include <algorithm>

namespace cloudnx::audit {

namespace {

constexpr int pageSize = 1000;
constexpr std::size_t mostWaiting = 16;
constexpr int mostWaits = 20; ///< for one page, when the service asks for patience
constexpr std::chrono::seconds defaultWait{5};

} // namespace

Lanes::Lanes(AuditService &service, std::vector<Span> spans, int lanes, ServiceTime serviceTime,
             const std::stop_token &stop)
    : m_service(service),
      m_spans(std::move(spans)),
      m_serviceTime(std::move(serviceTime)),
      m_onStop(stop, [this] { m_stop.request_stop(); }) {
    const auto count = std::min(m_spans.size(), static_cast<std::size_t>(std::max(lanes, 1)));
    for (std::size_t at = 0; at < count; ++at)
        m_threads.emplace_back([this] { work(m_stop.get_token()); });
}

Lanes::~Lanes() {
    m_stop.request_stop();
}

std::optional<Lanes::Page> Lanes::next() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_waiting.empty() || m_doneSpans == m_spans.size(); });
    if (m_waiting.empty())
        return std::nullopt;
    Page page = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_changed.notify_all();
    return page;
}

void Lanes::work(const std::stop_token &stop) {
    for (;;) {
        std::size_t span = 0;
        {
            const std::lock_guard lock(m_mutex);
            if (m_nextSpan == m_spans.size())
                return;
            span = m_nextSpan++;
        }
        fetch(span, stop);
        const std::lock_guard lock(m_mutex);
        ++m_doneSpans;
        m_changed.notify_all();
    }
}

/// False when it was stopped meanwhile.
bool Lanes::waits(const Error &error, const std::stop_token &stop) {
    std::unique_lock lock(m_mutex);
    const auto until = std::chrono::steady_clock::now() + error.retryAfter.value_or(defaultWait);
    m_changed.wait_until(lock, stop, until, [] { return false; });
    return !stop.stop_requested();
}

/// What happens while a page is on its way to us is not on it, so it counts from when it was asked for.
Lanes::Page Lanes::ask(const EventQuery &query, QString &cursor, const std::stop_token &stop) {
    using std::chrono::steady_clock;
    for (int waited = 0;; ++waited) {
        const auto begun = steady_clock::now();
        auto page = m_service.events(query, cursor, pageSize, stop);
        if (page) {
            auto asked = m_serviceTime ? m_serviceTime() : std::nullopt;
            if (asked)
                *asked -= std::chrono::ceil<std::chrono::milliseconds>(steady_clock::now() - begun);
            cursor = page->nextCursor;
            return {.events = std::move(page->events), .isLast = cursor.isEmpty(), .asked = asked};
        }
        if (page.error().kind != ErrorKind::RateLimited || waited == mostWaits)
            return {.isLast = true, .fault = page.error()};
        if (!waits(page.error(), stop))
            return {.isLast = true,
                    .fault = Error{.kind = ErrorKind::Cancelled, .sentence = QStringLiteral("Stopped.")}};
    }
}

void Lanes::fetch(std::size_t span, const std::stop_token &stop) {
    EventQuery query;
    query.from = m_spans[span].from;
    query.to = m_spans[span].to;
    QString cursor;
    for (bool isFirst = true, goesOn = true; goesOn; isFirst = false) {
        Page page = ask(query, cursor, stop);
        page.span = span;
        page.isFirst = isFirst;
        goesOn = !page.isLast;
        goesOn = put(std::move(page), stop) && goesOn;
    }
}

bool Lanes::put(Page page, const std::stop_token &stop) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return m_waiting.size() < mostWaiting; });
    m_waiting.push_back(std::move(page));
    m_changed.notify_all();
    return !stop.stop_requested();
}

} // namespace cloudnx::audit
