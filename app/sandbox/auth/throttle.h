#pragma once

#include <QString>

#include <map>
#include <mutex>

namespace cloudnx::sandbox {

/// Counts failed proofs (password, code, key) and says how long the next try must wait. In memory: a restart
/// of the sandbox forgets it. Times are milliseconds.
class Throttle {
public:
    /// Seconds until @p account may be tried again from @p address; 0 when it may.
    [[nodiscard]] int secondsToWait(const QString &account, const QString &address, qint64 now) const;
    void failed(const QString &account, const QString &address, qint64 now);
    /// A right proof clears what was counted for this account from this address.
    void succeeded(const QString &account, const QString &address);

private:
    struct Count {
        int failures = 0;
        qint64 since = 0;
        qint64 blockedUntil = 0;
    };

    void add(const QString &key, int limit, qint64 now);

    mutable std::mutex m_lock;
    std::map<QString, Count> m_counts;
};

} // namespace cloudnx::sandbox
