#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace cloudnx {

/// Threads that each run one blocking call, and the mailbox their results wait in. Pure standard library, so
/// that ThreadSanitizer can judge it. Everything but the calls themselves belongs to the thread that made it.
class Lane {
public:
    using Delivery = std::function<void()>;
    using Call = std::function<Delivery(std::stop_token)>;
    using Ticket = std::uint64_t;

    struct Finished {
        Ticket ticket;
        Delivery deliver;
    };

    /// @p wake is called on a worker after something was put into the mailbox; it must only post.
    explicit Lane(std::function<void()> wake) : m_wake(std::move(wake)) {}

    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;
    ~Lane();

    Ticket start(Call call);
    void requestStop(Ticket ticket);
    void requestStop();
    /// What has finished since the last time, its threads joined.
    [[nodiscard]] std::vector<Finished> takeFinished();

    [[nodiscard]] bool isIdle() const { return m_threads.empty(); }

private:
    void put(Finished finished);

    std::function<void()> m_wake;
    Ticket m_last = 0;
    std::map<Ticket, std::jthread> m_threads;
    std::mutex m_mutex;
    std::vector<Finished> m_mailbox; ///< guarded by m_mutex
};

} // namespace cloudnx
