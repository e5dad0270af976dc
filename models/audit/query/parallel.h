#pragma once

#include "models/audit/archive/fault.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace cloudnx::audit {

/// Runs task(0) … task(count - 1), in any order; with @p threads 2 on a second thread too. What a task throws
/// is thrown here when all have ended; so is Cancelled when @p stop comes.
template <typename Task>
void inParallel(std::size_t count, int threads, const std::stop_token &stop, Task task) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr fault;
    const auto work = [&] {
        try {
            for (std::size_t at = next++; at < count; at = next++) {
                if (stop.stop_requested())
                    fail(ErrorKind::Cancelled, QStringLiteral("Stopped."));
                task(at);
            }
        } catch (...) {
            next = count;
            const std::lock_guard lock(mutex);
            fault = std::current_exception();
        }
    };
    {
        std::optional<std::jthread> second;
        if (threads > 1 && count > 1)
            second.emplace(work);
        work();
    }
    if (fault)
        std::rethrow_exception(fault);
}

} // namespace cloudnx::audit
