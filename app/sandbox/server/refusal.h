#pragma once

#include <QString>

namespace cloudnx::sandbox {

/// Thrown by a handler to answer with an error. What the call wrote is undone, unless it says otherwise.
struct Refusal {
    enum class Writes { Undone, Kept };

    int status;
    QString sentence;
    int retryAfter = 0; ///< seconds, for 429
    Writes writes = Writes::Undone;
};

[[noreturn]] inline void refuse(int status, const QString &sentence) {
    throw Refusal{.status = status, .sentence = sentence};
}

} // namespace cloudnx::sandbox
