#pragma once

#include <QByteArray>
#include <QString>

#include <list>
#include <mutex>
#include <optional>

namespace cloudnx::sandbox {

/// One way for an answer to go wrong, asked for by a test.
struct Fault {
    enum class Kind {
        Status,  ///< another status, with the usual error body
        CutOff,  ///< half of the body, then the connection closes
        Slow,    ///< the body drips, a byte every `delay`
        HangUp,  ///< closed before the first byte of the answer
        NotJson, ///< 200 with an HTML page
        Delay,   ///< the right answer, later
    };

    Kind kind = Kind::Status;
    QByteArray method = {}; ///< empty: any
    QByteArray pathPrefix = {};
    int times = 1;
    int status = 500;
    int retryAfter = 0;      ///< seconds; 0 sends no Retry-After
    int delay = 50;          ///< milliseconds
    bool carriedOut = false; ///< the call is done before the answer is spoiled
};

/// Switched on by --faults only. Then POST /sandbox/faults plants one and POST /sandbox/clock sets the clock.
class Faults {
public:
    explicit Faults(bool enabled) : m_enabled(enabled) {}

    Faults(Faults &&other) noexcept : m_enabled(other.m_enabled) {}

    [[nodiscard]] bool areEnabled() const { return m_enabled; }

    void plant(const Fault &fault);
    void clear();
    /// The fault for this request, used up by one.
    [[nodiscard]] std::optional<Fault> next(const QByteArray &method, const QByteArray &path);
    /// Refuses (400) what makes no sense.
    [[nodiscard]] static Fault parse(const QByteArray &body);

private:
    bool m_enabled;
    std::mutex m_lock;
    std::list<Fault> m_faults;
};

} // namespace cloudnx::sandbox
