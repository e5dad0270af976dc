#pragma once

#include "models/net/networkthread.h"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace cloudnx {

/// A number in [0, 1).
using RandomFraction = std::function<double()>;
[[nodiscard]] double systemFraction();

/// When a request is sent again. A request is *repeatable* when sending it twice changes nothing more: GET,
/// HEAD, and what carries an `Idempotency-Key` to a service that honours it.
struct RetryPolicy {
    int attempts = 4;                          ///< in all
    std::chrono::milliseconds firstWait{200};  ///< doubled each time, times 0.5 … 1.5
    std::chrono::seconds longestRetryAfter{5}; ///< of the service's own wish; beyond it the caller decides
    bool keysAreHonoured = false;              ///< repeat keyed requests after a lost answer, too
    RandomFraction random = systemFraction;

    /// How long to wait before attempt @p next (2, 3, …), or nothing when this outcome is final.
    [[nodiscard]] std::optional<std::chrono::milliseconds>
    waitBefore(int next, const HttpRequest &request, const WireOutcome &outcome, Instant now) const;
};

/// Waits; false when stopped before the time was over.
[[nodiscard]] bool waitUnlessStopped(std::chrono::milliseconds time, const std::stop_token &stop);

} // namespace cloudnx
