#include "models/net/retrypolicy.h"

#include "models/net/statuserror.h"

#include <QRandomGenerator>

#include <condition_variable>

namespace cloudnx {

namespace {

using std::chrono::milliseconds;

bool isKeyed(const HttpRequest &request) {
    return request.hasHeader(QByteArrayLiteral("Idempotency-Key"));
}

/// The service says itself that it did not act.
bool wasTurnedAway(int status) {
    return status == 429 || status == 503;
}

bool isPassing(int status) {
    return wasTurnedAway(status) || status == 502 || status == 504;
}

bool mayRepeat(const RetryPolicy &policy, const HttpRequest &request, const WireOutcome &outcome) {
    const int status = outcome.response.status;
    const bool answered = outcome.trouble == WireTrouble::None;
    if (answered ? !isPassing(status) : outcome.trouble != WireTrouble::Network)
        return false;
    if (isSafe(request.method) || !outcome.requestLeft)
        return true;
    return isKeyed(request) && (policy.keysAreHonoured || (answered && wasTurnedAway(status)));
}

} // namespace

double systemFraction() {
    return QRandomGenerator::system()->generateDouble();
}

std::optional<milliseconds> RetryPolicy::waitBefore(int next, const HttpRequest &request,
                                                    const WireOutcome &outcome, Instant now) const {
    if (next > attempts || !mayRepeat(*this, request, outcome))
        return std::nullopt;
    if (const auto wished = retryAfter(outcome.response, now))
        return *wished <= longestRetryAfter ? std::optional<milliseconds>(*wished) : std::nullopt;
    const double factor = static_cast<double>(1 << (next - 2)) * (0.5 + random());
    return milliseconds(static_cast<milliseconds::rep>(static_cast<double>(firstWait.count()) * factor));
}

bool waitUnlessStopped(milliseconds time, const std::stop_token &stop) {
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    woken.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

} // namespace cloudnx
