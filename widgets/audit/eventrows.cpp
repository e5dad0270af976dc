#include "widgets/audit/eventrows.h"

#include "models/audit/eventfilter.h"
#include "models/filter/evaluate.h"
#include "models/filter/parse.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>

namespace cloudnx {

namespace {

constexpr quint64 around = 256;

[[nodiscard]] QDateTime timeOf(const QString &text) {
    const auto at = parseRfc3339(text);
    return at ? QDateTime::fromMSecsSinceEpoch(at->time_since_epoch().count(), Qt::UTC) : QDateTime();
}

[[nodiscard]] QVariant jsonOf(const QString &text) {
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    return document.isArray() ? QVariant(document.array()) : QVariant(document.object());
}

/// One event as the evaluator of filters asks it.
class Cells final : public filter::Row {
public:
    Cells(const audit::Archive &archive, audit::RowId id) : m_archive(archive), m_id(id) {}

    [[nodiscard]] QVariant value(int field) const override {
        const QString cell = text(field);
        if (cell.isEmpty())
            return {};
        const filter::Field *known = filter::fieldOf(audit::eventSchema(), field);
        switch (known ? known->type : filter::Type::Text) {
        case filter::Type::Number:
            return cell.toLongLong();
        case filter::Type::Time:
            return timeOf(cell);
        case filter::Type::Json:
            return jsonOf(cell);
        default:
            return cell;
        }
    }

    [[nodiscard]] QString text(int field) const override {
        return m_archive.text(m_id, static_cast<audit::Field>(field)).value_or(QString());
    }

private:
    const audit::Archive &m_archive;
    audit::RowId m_id;
};

} // namespace

EventRows::EventRows(audit::RowSetPtr rows) : m_rows(std::move(rows)) {}

bool EventRows::reach(quint64 row) const {
    if (row >= m_begin && row < m_begin + m_ids.size())
        return true;
    if (row >= count())
        return false;
    m_begin = row > around / 2 ? row - around / 2 : 0;
    auto ids = m_rows->range(m_begin, around);
    m_ids = ids ? std::move(*ids) : std::vector<audit::RowId>();
    m_rows->archive()->expect(m_ids);
    return row < m_begin + m_ids.size();
}

std::optional<audit::RowId> EventRows::id(quint64 row) const {
    return reach(row) ? std::optional(m_ids[row - m_begin]) : std::nullopt;
}

QString EventRows::text(quint64 row, audit::Field field, TimeZone zone) const {
    if (!reach(row))
        return {};
    const auto text = m_rows->archive()->text(m_ids[row - m_begin], field);
    if (!text)
        return QCoreApplication::translate("EventRows", "damaged");
    if (field != audit::Field::Time)
        return *text;
    QString time = *text; // 2026-05-03T12:00:00.000Z
    if (zone == TimeZone::Local)
        return timeOf(time).toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    if (time.size() > 10)
        time[10] = u' ';
    return time;
}

std::optional<State> EventRows::mark(quint64 row, const std::vector<ColourRule> &rules) const {
    if (!reach(row))
        return std::nullopt;
    const Cells cells(*m_rows->archive(), m_ids[row - m_begin]);
    for (const ColourRule &rule : rules)
        if (filter::holds(rule.filter, audit::eventSchema(), cells))
            return rule.state;
    return std::nullopt;
}

namespace {

const QString rulesKey = QStringLiteral("audit/rules");
const QString wrongWord = QStringLiteral("wrong ");
const QString lookWord = QStringLiteral("look ");

} // namespace

std::vector<WrittenRule> writtenRules() {
    std::vector<WrittenRule> rules;
    for (const QString &line : QSettings().value(rulesKey).toStringList())
        if (line.startsWith(wrongWord))
            rules.push_back({line.mid(wrongWord.size()), State::Wrong});
        else if (line.startsWith(lookWord))
            rules.push_back({line.mid(lookWord.size()), State::Look});
    return rules;
}

void keepRules(const std::vector<WrittenRule> &rules) {
    QStringList lines;
    for (const WrittenRule &rule : rules)
        lines.append((rule.state == State::Wrong ? wrongWord : lookWord) + rule.filter);
    QSettings().setValue(rulesKey, lines);
}

std::vector<WrittenRule> usualRules() {
    return {{QStringLiteral("status >= 500"), State::Wrong},
            {QStringLiteral("status >= 400 || actor_kind == root"), State::Look}};
}

std::vector<ColourRule> colourRules() {
    std::vector<WrittenRule> written = writtenRules();
    for (const WrittenRule &rule : usualRules())
        written.push_back(rule);
    std::vector<ColourRule> rules;
    for (const WrittenRule &rule : written)
        if (auto parsed = filter::parse(rule.filter, audit::eventSchema(), SystemClock().now()))
            rules.push_back({std::move(*parsed), rule.state});
    return rules;
}

} // namespace cloudnx
