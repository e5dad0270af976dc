#include "models/record/term.h"

namespace cloudnx {

namespace {

constexpr int longestDays = 3650;

} // namespace

Result<Instant> parseTerm(const QString &text, Instant now) {
    const QString plain = text.trimmed();
    bool isNumber = false;
    const int days = plain.endsWith(u'd') ? plain.chopped(1).toInt(&isNumber) : 0;
    if (isNumber && days > 0 && days <= longestDays)
        return now + std::chrono::days(days);
    if (const auto day = parseRfc3339(plain + QStringLiteral("T23:59:59Z")); day && *day > now)
        return *day;
    return failure(
        ErrorKind::Usage,
        QStringLiteral("“%1” is no day to come. Write 2026-12-31, or 90d for in 90 days.").arg(text));
}

Result<int> parseRetention(const QString &text) {
    const QString plain = text.trimmed();
    bool isNumber = false;
    const int days = (plain.endsWith(u'd') ? plain.chopped(1) : plain).toInt(&isNumber);
    if (isNumber && days > 0 && days <= longestDays)
        return days;
    return failure(ErrorKind::Usage,
                   QStringLiteral("“%1” is no time. Write days, for example 30d; at most %2.")
                       .arg(text)
                       .arg(longestDays));
}

} // namespace cloudnx
