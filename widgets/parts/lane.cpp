#include "widgets/parts/lane.h"

namespace cloudnx {

Lane::~Lane() {
    requestStop();
    m_threads.clear(); // joins
}

Lane::Ticket Lane::start(Call call) {
    const Ticket ticket = ++m_last;
    m_threads.emplace(ticket, std::jthread([this, ticket, call = std::move(call)](std::stop_token stop) {
                          put({ticket, call(std::move(stop))});
                          m_wake();
                      }));
    return ticket;
}

void Lane::requestStop(Ticket ticket) {
    if (const auto found = m_threads.find(ticket); found != m_threads.end())
        found->second.request_stop();
}

void Lane::requestStop() {
    for (auto &[ticket, thread] : m_threads)
        thread.request_stop();
}

std::vector<Lane::Finished> Lane::takeFinished() {
    std::vector<Finished> taken;
    {
        const std::lock_guard lock(m_mutex);
        taken.swap(m_mailbox);
    }
    for (const Finished &finished : taken)
        m_threads.erase(finished.ticket);
    return taken;
}

void Lane::put(Finished finished) {
    const std::lock_guard lock(m_mutex);
    m_mailbox.push_back(std::move(finished));
}

} // namespace cloudnx
