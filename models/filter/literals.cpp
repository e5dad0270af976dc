#include "models/filter/literals.h"

#include <QDateTime>

#include <cmath>

namespace cloudnx::filter {

namespace {

using std::chrono::milliseconds;

[[nodiscard]] std::optional<milliseconds> agoOf(const QString &text) {
    if (text.size() < 3 || text.size() > 8 || text[0] != u'-')
        return std::nullopt;
    for (const QChar digit : text.mid(1, text.size() - 2))
        if (digit < u'0' || digit > u'9')
            return std::nullopt;
    const qint64 count = text.mid(1, text.size() - 2).toLongLong();
    switch (text.back().unicode()) {
    case u's':
        return std::chrono::seconds(count);
    case u'm':
        return std::chrono::minutes(count);
    case u'h':
        return std::chrono::hours(count);
    case u'd':
        return std::chrono::days(count);
    case u'w':
        return std::chrono::weeks(count);
    default:
        return std::nullopt;
    }
}

[[nodiscard]] TimeRange moment(Instant at) {
    return {at, at + milliseconds(1)};
}

[[nodiscard]] bool isDate(const QString &text) {
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isDash = at == 4 || at == 7;
        if (isDash ? text[at] != u'-' : text[at] < u'0' || text[at] > u'9')
            return false;
    }
    return text.size() == 10;
}

} // namespace

std::optional<TimeRange> timeOf(const QString &text, Instant now) {
    if (text == QLatin1String("now"))
        return moment(now);
    if (const auto ago = agoOf(text))
        return moment(now - *ago);
    if (isDate(text)) {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        if (!date.isValid())
            return std::nullopt;
        const Instant start{milliseconds(date.startOfDay(Qt::UTC).toMSecsSinceEpoch())};
        return TimeRange{start, start + std::chrono::days(1)};
    }
    QString full = text; // as tables write it: 2026-05-03 12:00:00Z
    if (full.size() > 10 && full[10] == u' ')
        full[10] = u'T';
    const bool hasZone = full.endsWith(u'Z') || full.lastIndexOf(u'+') > 10 || full.lastIndexOf(u'-') > 10;
    if (!hasZone)
        full += u'Z';
    if (full.count(u':', Qt::CaseSensitive) == (full.endsWith(u'Z') ? 1 : 2))
        full.insert(16, QStringLiteral(":00"));
    const auto at = parseRfc3339(full);
    return at ? std::optional(moment(*at)) : std::nullopt;
}

std::optional<std::int64_t> wholeNumberOf(const QString &text) {
    bool fits = false;
    const qlonglong number = text.toLongLong(&fits);
    return fits ? std::optional<std::int64_t>(number) : std::nullopt;
}

std::optional<double> numberOf(const QString &text) {
    bool fits = false;
    const double number = text.toDouble(&fits);
    return fits && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<bool> flagOf(const QString &text) {
    if (text == QLatin1String("true") || text == QLatin1String("yes"))
        return true;
    if (text == QLatin1String("false") || text == QLatin1String("no"))
        return false;
    return std::nullopt;
}

std::optional<std::pair<QString, QString>> halvesOf(const Token &token) {
    const qsizetype at = token.text.indexOf(QLatin1String(".."));
    if (token.kind != TokenKind::Word || at < 1 || at + 2 >= token.text.size())
        return std::nullopt;
    return std::pair(token.text.left(at), token.text.mid(at + 2));
}

} // namespace cloudnx::filter
