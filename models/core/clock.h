#pragma once

#include "models/core/result.h"

#include <QString>

#include <chrono>

namespace cloudnx {

/// A point in time, UTC, in milliseconds: what the APIs of both clouds can carry.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Where the time comes from. Passed in, so that tests and a server's clock offset can stand in for it.
class Clock {
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

/// A clock that stands where it is put; for tests and for judging a saved inventory as of its day.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at) : m_at(at) {}

    [[nodiscard]] Instant now() const override { return m_at; }

    void set(Instant at) { m_at = at; }

private:
    Instant m_at;
};

/// RFC 3339 in UTC: `2026-05-03T12:00:00Z`, with milliseconds only when there are any.
[[nodiscard]] QString toRfc3339(Instant at);
/// Any RFC 3339 time, with any offset; Invalid otherwise.
[[nodiscard]] Result<Instant> parseRfc3339(const QString &text);
/// `2026-05-03 17:30:00 +05:30`: this machine's zone, always labelled.
[[nodiscard]] QString toLocalText(Instant at);
/// "12 s ago", "3 min ago", "5 h ago", "400 days ago"; the largest whole unit.
[[nodiscard]] QString toAgeText(Instant at, Instant now);
/// Whole days between the two, rounded down.
[[nodiscard]] long long daysBetween(Instant from, Instant to);

} // namespace cloudnx
