#include "app/sandbox/auth/throttle.h"

#include <algorithm>

namespace cloudnx::sandbox {

namespace {

constexpr qint64 window = 15LL * 60 * 1000;
constexpr qint64 block = 30LL * 1000;
constexpr int pairLimit = 5;
constexpr int accountLimit = 20;
constexpr int addressLimit = 60;
constexpr std::size_t mostCounts = 20000;

QString pairKey(const QString &account, const QString &address) {
    return "p|" + account + "|" + address;
}

QString accountKey(const QString &account) {
    return "a|" + account;
}

QString addressKey(const QString &address) {
    return "i|" + address;
}

} // namespace

int Throttle::secondsToWait(const QString &account, const QString &address, qint64 now) const {
    const std::scoped_lock lock(m_lock);
    qint64 until = 0;
    for (const QString &key : {pairKey(account, address), accountKey(account), addressKey(address)})
        if (const auto found = m_counts.find(key); found != m_counts.end())
            until = std::max(until, found->second.blockedUntil);
    // Never longer than a block may be: the clock may have been set back.
    return until <= now ? 0 : static_cast<int>(std::min(until - now, window) / 1000 + 1);
}

void Throttle::add(const QString &key, int limit, qint64 now) {
    Count &count = m_counts[key];
    if (now - count.since > window || now < count.since)
        count = {.failures = 0, .since = now, .blockedUntil = 0};
    ++count.failures;
    if (count.failures >= limit)
        count.blockedUntil = now + std::min(window, block << std::min(count.failures - limit, 5));
}

void Throttle::failed(const QString &account, const QString &address, qint64 now) {
    const std::scoped_lock lock(m_lock);
    if (m_counts.size() > mostCounts)
        std::erase_if(m_counts, [now](const auto &entry) { return now - entry.second.since > window; });
    add(pairKey(account, address), pairLimit, now);
    add(accountKey(account), accountLimit, now);
    add(addressKey(address), addressLimit, now);
}

void Throttle::succeeded(const QString &account, const QString &address) {
    const std::scoped_lock lock(m_lock);
    m_counts.erase(pairKey(account, address));
}

} // namespace cloudnx::sandbox
