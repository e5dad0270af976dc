#include "app/terminal/audit/asked.h"
#include "app/terminal/audit/auditverbs.h"
#include "app/terminal/audit/counts.h"
#include "models/audit/eventfilter.h"
#include "models/tables/columns.h"
#include "models/tables/rowstable.h"

#include <QDirIterator>

namespace cloudnx::terminal {

QString sparkline(const std::vector<quint64> &counts) {
    static const QString signs = QStringLiteral("▁▂▃▄▅▆▇█");
    const quint64 most = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
    QString line;
    for (const quint64 count : counts)
        line += count == 0 ? QChar(u' ') : signs[static_cast<qsizetype>((count * 8 - 1) / most)];
    return line;
}

namespace {

constexpr long long mostBars = 10'000;

} // namespace

Result<Filled> filledHistogram(const audit::RowSet &rows, std::chrono::milliseconds width) {
    const auto full = audit::histogram(rows, width);
    if (!full)
        return failure(full.error());
    if (const auto bars = full->empty() ? 0 : (full->back().from - full->front().from) / width + 1;
        bars > mostBars)
        return failure(ErrorKind::Usage,
                       QStringLiteral("That would be %1 bars. Ask for wider ones or less time.").arg(bars));
    Filled filled{{}, width};
    for (const audit::Bucket &bucket : *full) {
        while (!filled.buckets.empty() && filled.buckets.back().from + width < bucket.from)
            filled.buckets.push_back({filled.buckets.back().from + width, 0});
        filled.buckets.push_back(bucket);
    }
    return filled;
}

namespace {

using audit::Field;

// ---- audit stats

Done runStats(Context &context, const Question &question) {
    const auto asked = ask(context, question);
    if (!asked)
        return failure(asked.error());
    const std::vector<Field> fields{Field::Actor, Field::Ip, Field::Action, Field::Resource,
                                    Field::UserAgent};
    const auto facets = audit::facets(*asked->rows, fields, 1, context.stop());
    const auto newest = asked->rows->range(0, 1);
    const auto oldest = asked->rows->range(asked->rows->count() == 0 ? 0 : asked->rows->count() - 1, 1);
    if (!facets || !newest || !oldest)
        return failure(!facets ? facets.error() : !newest ? newest.error() : oldest.error());
    const auto timeOf = [&](const std::vector<audit::RowId> &rows) -> QJsonValue {
        return rows.empty() ? QJsonValue()
                            : QJsonValue(asked->archive->text(rows.front(), Field::Time).value_or(QString()));
    };
    qint64 bytes = 0;
    for (QDirIterator files(asked->archive->folder(), QDir::Files); files.hasNext();) {
        files.next();
        bytes += files.fileInfo().size();
    }
    Record record{{"events", static_cast<qint64>(asked->rows->count())},
                  {"in_archive", static_cast<qint64>(asked->archive->rows())},
                  {"first", timeOf(*oldest)},
                  {"last", timeOf(*newest)}};
    for (std::size_t at = 0; at < fields.size(); ++at)
        record.emplace_back(wordOf(fields[at]) + u's', static_cast<qint64>((*facets)[at].distinct));
    record.emplace_back("bytes_on_disk", bytes);
    record.emplace_back("gaps", static_cast<qint64>(asked->archive->manifest().gaps.size()));
    return context.out().record(record);
}

// ---- audit top

struct TopOptions {
    QString field;
    Question question;
    std::optional<int> limit;
};

void declareTop(Arguments &arguments, TopOptions &options) {
    arguments.word("FIELD", options.field, "actor, ip, action, resource, user_agent, status, …");
    declareQuestion(arguments, options.question);
    arguments.number("--limit", options.limit, "How many at most (20)");
}

struct TopRow {
    QString value;
    qint64 count = 0;
    double share = 0;
};

class TopTable final : public RowsTable<TopRow> {
public:
    TopTable()
        : RowsTable(
              {column<TopRow>("count", "Count", &TopRow::count),
               withText(column<TopRow>(
                            "percent", "Share",
                            [](const TopRow &row) { return static_cast<qint64>(row.share * 100 + 0.5); }),
                        [](const TopRow &row) { return QString::number(row.share * 100, 'f', 1) + u'%'; }),
               orElse(fixed(column<TopRow>("value", "Value", &TopRow::value)), "(none)")},
              [](const TopRow &row) { return row.value; }) {}
};

[[nodiscard]] Result<Field> fieldNamed(const QString &name) {
    if (const auto field = enumOf<Field>(name); field && *field != Field::Details && *field != Field::Other)
        return *field;
    QStringList names;
    for (const auto &word : enumWords<Field>)
        if (word.value != Field::Details && word.value != Field::Other)
            names.append(QLatin1String(word.text));
    return failure(
        ErrorKind::Usage,
        QStringLiteral("\"%1\" is no field. There are: %2.").arg(name, names.join(QStringLiteral(", "))));
}

Done runTop(Context &context, const TopOptions &options) {
    const int limit = options.limit.value_or(20);
    if (limit < 1)
        return failure(ErrorKind::Usage, QStringLiteral("--limit is at least 1."));
    const auto field = fieldNamed(options.field);
    if (!field)
        return failure(field.error());
    const auto asked = ask(context, options.question);
    if (!asked)
        return failure(asked.error());
    const auto facet = audit::facets(*asked->rows, {*field}, static_cast<std::size_t>(limit), context.stop());
    if (!facet)
        return failure(facet.error());
    std::vector<TopRow> rows;
    for (const audit::ValueCount &one : facet->front().top)
        rows.push_back({one.text, static_cast<qint64>(one.count),
                        static_cast<double>(one.count) / static_cast<double>(asked->rows->count())});
    TopTable table;
    table.setRows(std::move(rows));
    if (auto done = context.out().table(table, QStringLiteral("No event fits.")); !done)
        return done;
    return context.out().line(QStringLiteral("\n%1 of %2 values, %3 events.")
                                  .arg(table.rowCount())
                                  .arg(facet->front().distinct)
                                  .arg(asked->rows->count()));
}

// ---- audit histogram

struct HistogramOptions {
    Question question;
    QString by;
};

void declareHistogram(Arguments &arguments, HistogramOptions &options) {
    declareQuestion(arguments, options.question);
    arguments.choice("--by", options.by, {"minute", "hour", "day", "week"}, "Width of a bar; else what fits");
}

struct BarRow {
    Instant from{};
    qint64 count = 0;
    QString bar;
};

class BarTable final : public RowsTable<BarRow> {
public:
    BarTable()
        : RowsTable({column<BarRow>("from", "From (UTC)", &BarRow::from),
                     column<BarRow>("count", "Count", &BarRow::count),
                     column<BarRow>("bar", "", &BarRow::bar)},
                    [](const BarRow &row) { return toRfc3339(row.from); }) {}
};

[[nodiscard]] std::chrono::milliseconds widthOf(const QString &by, const Asked &asked) {
    using namespace std::chrono;
    if (by == QLatin1String("minute"))
        return minutes(1);
    if (by == QLatin1String("hour"))
        return hours(1);
    if (by == QLatin1String("day"))
        return days(1);
    if (by == QLatin1String("week"))
        return weeks(1);
    const auto newest = asked.rows->range(0, 1);
    const auto oldest = asked.rows->range(asked.rows->count() - 1, 1);
    if (!newest || !oldest || newest->empty() || oldest->empty())
        return hours(1);
    const auto span = asked.archive->event(newest->front()).value_or(Event{}).time -
                      asked.archive->event(oldest->front()).value_or(Event{}).time;
    for (const milliseconds width : {milliseconds(minutes(1)), milliseconds(minutes(10)),
                                     milliseconds(hours(1)), milliseconds(hours(6)), milliseconds(days(1))})
        if (span / width < 80)
            return width;
    return weeks(1);
}

Done runHistogram(Context &context, const HistogramOptions &options) {
    const auto asked = ask(context, options.question);
    if (!asked)
        return failure(asked.error());
    if (asked->rows->count() == 0)
        return context.out().line(QStringLiteral("No event fits."));
    const auto filled = filledHistogram(*asked->rows, widthOf(options.by, *asked));
    if (!filled)
        return failure(filled.error());
    std::vector<quint64> counts;
    quint64 most = 1;
    for (const audit::Bucket &bucket : filled->buckets) {
        counts.push_back(bucket.count);
        most = std::max<quint64>(most, bucket.count);
    }
    if (auto said = context.out().line(sparkline(counts) + u'\n'); !said)
        return said;
    constexpr quint64 barWidth = 40;
    std::vector<BarRow> rows;
    for (const audit::Bucket &bucket : filled->buckets)
        rows.push_back({bucket.from, static_cast<qint64>(bucket.count),
                        QString(static_cast<qsizetype>((bucket.count * barWidth + most - 1) / most), u'▇')});
    BarTable table;
    table.setRows(std::move(rows));
    return context.out().table(table, QString());
}

} // namespace

Verb auditStats() {
    return verbOf<Question>(
        {"audit stats", "How many events, of whom, from when to when", "cloudnx audit stats 'status >= 400'"},
        declareQuestion, runStats);
}

Verb auditTop() {
    return verbOf<TopOptions>(
        {"audit top", "The most frequent values of a field", "cloudnx audit top ip 'status in {401, 403}'"},
        declareTop, runTop);
}

Verb auditHistogram() {
    return verbOf<HistogramOptions>({"audit histogram", "How many events over time",
                                     "cloudnx audit histogram 'actor == \"deploy\" && time > -7d' --by hour"},
                                    declareHistogram, runHistogram);
}

} // namespace cloudnx::terminal
