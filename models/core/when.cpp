#include "models/core/when.h"

#include <QRegularExpression>

namespace cloudnx {

namespace {

std::chrono::minutes unitOf(QChar letter) {
    using namespace std::chrono;
    if (letter == QLatin1Char('m'))
        return minutes(1);
    return letter == QLatin1Char('h') ? minutes(hours(1)) : minutes(hours(24));
}

} // namespace

Result<Instant> parseWhen(const QString &text, Instant now) {
    static const QRegularExpression ago(QStringLiteral("^([0-9]{1,6})([mhd])$"));
    static const QRegularExpression day(QStringLiteral("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
    if (const auto match = ago.match(text); match.hasMatch())
        return now - unitOf(match.captured(2).front()) * match.captured(1).toLongLong();
    const auto at = parseRfc3339(day.match(text).hasMatch() ? text + QStringLiteral("T00:00:00Z") : text);
    if (!at)
        return failure(
            ErrorKind::Usage,
            QStringLiteral("“%1” is no time. Write 2026-05-03, 2026-05-03T12:00:00Z, or 24h or 7d for how "
                           "long ago.")
                .arg(text));
    return at;
}

Result<Instant> parseUntil(const QString &text, Instant now) {
    const auto at = parseWhen(text, now);
    if (!at)
        return failure(
            ErrorKind::Usage,
            QStringLiteral(
                "“%1” is no time. Write 2027-01-31, 2027-01-31T12:00:00Z, or 24h or 90d for how far "
                "ahead.")
                .arg(text));
    const bool isSpan = !text.contains(QLatin1Char('-'));
    const Instant end = isSpan ? now + (now - *at) : *at;
    if (end <= now)
        return failure(ErrorKind::Usage, QStringLiteral("“%1” is over already.").arg(text));
    return end;
}

} // namespace cloudnx
