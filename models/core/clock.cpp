#include "models/core/clock.h"

#include <QCoreApplication>
#include <QDateTime>

namespace cloudnx {

namespace {

QDateTime toDateTime(Instant at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
}

} // namespace

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

QString toRfc3339(Instant at) {
    const bool whole = at.time_since_epoch().count() % 1000 == 0;
    return toDateTime(at).toString(whole ? Qt::ISODate : Qt::ISODateWithMs);
}

Result<Instant> parseRfc3339(const QString &text) {
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    const int year = time.toUTC().date().year(); // RFC 3339 has four digits for it
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime || year < 1 || year > 9999)
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"%1\" is not a time. Write it like 2026-05-03T12:00:00Z.").arg(text));
    return Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QString toLocalText(Instant at) {
    const QDateTime local = toDateTime(at).toLocalTime();
    const int minutes = local.offsetFromUtc() / 60;
    const QChar sign = minutes < 0 ? u'-' : u'+';
    return QStringLiteral("%1 %2%3:%4")
        .arg(local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")))
        .arg(sign)
        .arg(qAbs(minutes) / 60, 2, 10, QChar(u'0'))
        .arg(qAbs(minutes) % 60, 2, 10, QChar(u'0'));
}

QString toAgeText(Instant at, Instant now) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - at).count();
    if (seconds < 60)
        return QCoreApplication::translate("Time", "%1 s ago").arg(std::max<long long>(0, seconds));
    if (seconds < 3600)
        return QCoreApplication::translate("Time", "%1 min ago").arg(seconds / 60);
    if (seconds < 2 * 86400)
        return QCoreApplication::translate("Time", "%1 h ago").arg(seconds / 3600);
    return QCoreApplication::translate("Time", "%1 days ago").arg(seconds / 86400);
}

long long daysBetween(Instant from, Instant to) {
    return std::chrono::floor<std::chrono::days>(to - from).count();
}

} // namespace cloudnx
