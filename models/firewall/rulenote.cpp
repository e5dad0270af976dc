#include "models/firewall/rulenote.h"

#include "models/firewall/protocolnumber.h"

#include <QDate>

namespace cloudnx {

namespace {

const QLatin1String ownerMark(" [owner: ");
const QLatin1String untilMark(" [until: ");

// Takes "[mark: value]" out of @p text.
QString taken(QString &text, QLatin1String mark) {
    const QString padded = u' ' + text;
    const qsizetype from = padded.lastIndexOf(mark);
    const qsizetype to = from < 0 ? -1 : padded.indexOf(u']', from);
    if (to < 0)
        return {};
    const QString value = padded.mid(from + mark.size(), to - from - mark.size()).trimmed();
    text = (padded.left(from) + padded.mid(to + 1)).trimmed();
    return value;
}

QDate dayOf(Instant now) {
    const auto day = std::chrono::floor<std::chrono::days>(now);
    return QDate(1970, 1, 1).addDays(day.time_since_epoch().count());
}

} // namespace

RuleNote RuleNote::of(const QString &description) {
    RuleNote note;
    QString rest = description;
    QString day = rest;
    note.until = taken(day, untilMark);
    if (QDate::fromString(note.until, Qt::ISODate).isValid())
        rest = day;
    else
        note.until.clear();
    note.owner = taken(rest, ownerMark);
    note.reason = rest.trimmed();
    return note;
}

QString RuleNote::toDescription() const {
    QString text = reason;
    if (!owner.isEmpty())
        text += ownerMark + owner + u']';
    if (!until.isEmpty())
        text += untilMark + until + u']';
    return text.trimmed();
}

bool RuleNote::isOver(Instant now) const {
    const QDate last = QDate::fromString(until, Qt::ISODate);
    return last.isValid() && dayOf(now) > last;
}

Result<QString> parseDay(const QString &text, Instant now) {
    bool isNumber = false;
    const int days = text.endsWith(u'd') ? text.chopped(1).toInt(&isNumber) : 0;
    const QDate day = isNumber && days >= 0 && days <= 36500
                          ? dayOf(now).addDays(days)
                          : QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    if (day.isValid())
        return day.toString(Qt::ISODate);
    return failure(ErrorKind::Invalid,
                   QStringLiteral("\"%1\" is not a day. Write 2026-12-31, or 30d for in 30 days.").arg(text));
}

QString trafficKey(const RuleSpec &rule) {
    RuleSpec bare = rule;
    bare.description.clear();
    if (!rule.ports || rule.ports->isAll())
        bare.ports = PortRange::all();
    if (const auto number = protocolNumber(rule); rule.protocol == Protocol::Other && number)
        bare.protocolName = protocolName(*number); // "47" is "gre"
    return digestOfValue(bare).left(32);
}

} // namespace cloudnx
