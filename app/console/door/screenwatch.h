#pragma once

#include <QObject>

#include <functional>

namespace cloudnx {

/// Hears when this person's screen is locked or the machine goes to sleep, where the desktop tells: screen
/// savers on the session bus, logind on the system bus. Lives on the main thread and calls there.
class ScreenWatch final : public QObject {
    Q_OBJECT

public:
    explicit ScreenWatch(std::function<void()> locked) : m_locked(std::move(locked)) {}

    /// Blocks while the buses answer; on a Worker. A bus that is not there is left out.
    void listen();

private Q_SLOTS:
    void activeChanged(bool active);
    void sessionLocked();

private:
    void listenToScreenSavers();
    void listenToLogind();

    std::function<void()> m_locked;
};

} // namespace cloudnx
