#include "widgets/parts/idlewatch.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSettings>

namespace cloudnx {

namespace {

constexpr auto settingsKey = "lock-when-idle-minutes";
/// As long as an access token lives.
constexpr int usualMinutes = 15;
constexpr int longestMinutes = 24 * 60;
constexpr int lookEveryMs = 5000;

[[nodiscard]] bool isUse(QEvent::Type type) {
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride: // all that a key of a shortcut is
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
        return true;
    default:
        return false;
    }
}

} // namespace

std::chrono::minutes idleLimit() {
    bool isNumber = false;
    const int minutes = QSettings().value(QLatin1String(settingsKey), usualMinutes).toInt(&isNumber);
    return std::chrono::minutes(isNumber && minutes >= 0 && minutes <= longestMinutes ? minutes
                                                                                      : usualMinutes);
}

void setIdleLimit(std::chrono::minutes limit) {
    QSettings().setValue(QLatin1String(settingsKey), static_cast<int>(limit.count()));
}

IdleWatch::IdleWatch(const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_lastUsed(clock.now()) {
    QCoreApplication::instance()->installEventFilter(this);
    m_timer.start(lookEveryMs, this);
}

void IdleWatch::look() {
    const Instant now = m_clock.now();
    m_lastUsed = std::min(m_lastUsed, now); // the clock may have been set back
    const auto limit = idleLimit();
    if (m_told || limit == limit.zero() || now - m_lastUsed < limit)
        return;
    m_told = true;
    Q_EMIT idle();
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event) {
    if (isUse(event->type())) {
        m_lastUsed = m_clock.now();
        m_told = false;
    }
    return QObject::eventFilter(watched, event);
}

void IdleWatch::timerEvent(QTimerEvent *) {
    look();
}

} // namespace cloudnx
