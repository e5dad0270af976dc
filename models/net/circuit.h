#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QString>

#include <chrono>
#include <map>
#include <mutex>

namespace cloudnx {

/// When a place counts as dead: after so many calls in a row that nothing answered, for so long.
struct CircuitRules {
    int failures = 3;
    std::chrono::seconds rest{15};
};

/// What a call learnt about the place it went to.
enum class Answered {
    Yes,
    No,     ///< no connection, or no answer in time
    Untold, ///< stopped, or refused for another reason than silence
};

/// Spares people the wait for a place that is known to be dead. After `failures` silent calls in a row, calls
/// to it fail at once; when `rest` is over one call goes out as a trial, and all others fail until it is
/// back. Safe from any thread.
class Circuit {
public:
    Circuit(CircuitRules rules, const Clock &clock) : m_rules(rules), m_clock(clock) {}

    /// Before a call to @p place ("host:port"). Error: Network, with the time of the next trial. Whoever is
    /// let through must say settle() once.
    [[nodiscard]] Done enter(const QString &place);
    void settle(const QString &place, Answered answered);

private:
    struct State {
        int failures = 0;
        Instant deadSince{};
        bool onTrial = false;
    };

    [[nodiscard]] bool isDead(const State &state) const { return state.failures >= m_rules.failures; }

    [[nodiscard]] bool isResting(const State &state, Instant now) const;
    [[nodiscard]] Error refusal(const QString &place, const State &state, Instant now) const;

    const CircuitRules m_rules;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::map<QString, State> m_places;
};

} // namespace cloudnx
