#pragma once

#include "app/sandbox/auth/crypto.h"
#include "app/sandbox/auth/jwt.h"
#include "app/sandbox/auth/throttle.h"
#include "app/sandbox/server/faults.h"
#include "app/sandbox/store/checkpointer.h"

#include "models/core/clock.h"

#include <QString>

#include <atomic>
#include <mutex>

namespace cloudnx::sandbox {

/// The clock of the sandbox: the machine's, set off by what a test asks for.
class ShiftedClock final : public Clock {
public:
    explicit ShiftedClock(qint64 seconds) : m_offset(seconds) {}

    [[nodiscard]] Instant now() const override;

    void shift(qint64 seconds) { m_offset = seconds; }

private:
    std::atomic<qint64> m_offset;
};

/// What all workers share. Everything in it is safe to use from several threads.
struct Services {
    QString databaseFile;
    QString outboxFile; ///< the mail the sandbox would send, a JSON object a line
    ShiftedClock clock;
    Sealer sealer;
    TokenSigner tokens;
    Faults faults;
    Throttle throttle = {};
    std::mutex writeLock = {};
    std::mutex outboxLock = {};
    Checkpointer checkpointer{databaseFile, writeLock};
};

} // namespace cloudnx::sandbox
