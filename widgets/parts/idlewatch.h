#pragma once

#include "models/core/clock.h"

#include <QBasicTimer>
#include <QObject>

namespace cloudnx {

/// How long nobody need use the program before it locks; zero: it never does so by itself. Remembered.
[[nodiscard]] std::chrono::minutes idleLimit();
void setIdleLimit(std::chrono::minutes limit);

/// Watches keyboard and mouse of the whole program by the clock it is given; so time asleep counts.
class IdleWatch final : public QObject {
    Q_OBJECT

public:
    explicit IdleWatch(const Clock &clock, QObject *parent = nullptr);

    /// Looks at the clock; by itself every few seconds.
    void look();

Q_SIGNALS:
    /// Once, until somebody is here again.
    void idle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    const Clock &m_clock;
    Instant m_lastUsed;
    bool m_told = false;
    QBasicTimer m_timer;
};

} // namespace cloudnx
