#include "models/net/circuit.h"

#include <QDateTime>

#include <algorithm>

namespace cloudnx {

namespace {

QString timeOfDay(Instant at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()).toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

Done Circuit::enter(const QString &place) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_places.find(place);
    if (found == m_places.end() || !isDead(found->second))
        return {};
    State &state = found->second;
    const Instant now = m_clock.now();
    if (state.onTrial || isResting(state, now))
        return failure(refusal(place, state, now));
    state.onTrial = true;
    return {};
}

void Circuit::settle(const QString &place, Answered answered) {
    const std::lock_guard lock(m_mutex);
    if (answered == Answered::Yes) {
        m_places.erase(place);
        return;
    }
    State &state = m_places[place];
    state.onTrial = false;
    if (answered == Answered::Untold)
        return;
    ++state.failures;
    if (isDead(state))
        state.deadSince = m_clock.now();
}

/// A clock that was set back must not keep a place dead for longer than the rest.
bool Circuit::isResting(const State &state, Instant now) const {
    return now >= state.deadSince && now - state.deadSince < m_rules.rest;
}

Error Circuit::refusal(const QString &place, const State &state, Instant now) const {
    using std::chrono::seconds;
    Error error{.kind = ErrorKind::Network, .sentence = {}};
    if (isResting(state, now)) {
        const Instant until = state.deadSince + m_rules.rest;
        error.retryAfter = std::chrono::ceil<seconds>(until - now);
        error.sentence = QStringLiteral("%1 did not answer %2 times in a row, so nothing is sent to it until "
                                        "%3. Check the network and the address.")
                             .arg(place, QString::number(state.failures), timeOfDay(until));
    } else {
        error.retryAfter = seconds(1);
        error.sentence = QStringLiteral("%1 did not answer %2 times in a row and is being tried once more "
                                        "now. Wait for it, then try again.")
                             .arg(place, QString::number(state.failures));
    }
    return error;
}

} // namespace cloudnx
