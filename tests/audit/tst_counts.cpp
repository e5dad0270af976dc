#include "models/audit/eventfilter.h"
#include "models/audit/query/facets.h"
#include "models/audit/query/groups.h"
#include "models/audit/query/select.h"
#include "models/filter/parse.h"
#include "tests/audit/lines.h"
#include "tests/audit/sqlevents.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::audit;

namespace {

constexpr int eventCount = 30000;

QByteArrayList generated() {
    QProcess process;
    process.start(QStringLiteral(CLOUDNX_AUDITEVENTS), {QString::number(eventCount), QStringLiteral("11")});
    process.waitForFinished(-1);
    return process.readAllStandardOutput().split('\n');
}

/// By the archive's own names; a user agent that is too long for a dictionary now and then, and none.
QJsonObject named(const QByteArray &line, int number) {
    QJsonObject event = QJsonDocument::fromJson(line).object();
    const QJsonObject actor = event.take("actor").toObject();
    event.insert("actor", actor.value("id"));
    event.insert("actor_kind", actor.value("type"));
    event.insert("time", event.take("ts"));
    event.insert("duration_ms", event.take("dur_ms"));
    const QJsonValue agent = event.take("ua");
    if (number % 2000 == 5)
        event.insert("user_agent", QString(5000, u'x') + QString::number(number % 6000));
    else if (number % 31 != 0)
        event.insert("user_agent", agent);
    if (number % 37 == 0)
        event.remove("status");
    return event;
}

QByteArray linesOf(const QList<QJsonObject> &events, int from, int to) {
    QByteArray lines;
    for (int number = from; number < to; ++number)
        lines += QJsonDocument(events[number]).toJson(QJsonDocument::Compact) + '\n';
    return lines;
}

struct Question {
    const char *filter;
    const char *sql;
};

constexpr Question questions[] = {{"", "1"},
                                  {"status >= 400", "status >= 400"},
                                  {"method == GET", "method = 'GET'"},
                                  {"actor == nobody", "actor = 'nobody'"},
                                  {"time < 2025-02-01", "time < 1738368000000"}};

} // namespace

/// What is counted, held against SQLite.
class CountsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        const QByteArrayList lines = generated();
        QList<QJsonObject> events;
        m_sql.run("begin");
        for (int number = 0; number < eventCount; ++number) {
            events.append(named(lines[number], number));
            const QByteArray line = QJsonDocument(events.back()).toJson(QJsonDocument::Compact);
            const auto time = QDateTime::fromString(events.back().value("time").toString(), Qt::ISODateWithMs)
                                  .toMSecsSinceEpoch();
            m_sql.insert(number, line, time, "{}");
            m_requestIds.append(events.back().value("request_id").toString());
        }
        m_sql.run("commit");
        const QString folder = m_folder.path() + "/audit";
        int from = 0;
        for (const int to : {20000, 28000, eventCount}) { // three segments, each later than the one before
            QVERIFY(test::importLines(folder, linesOf(events, from, to)));
            from = to;
        }
        m_archive = Archive::open(folder).value();
        QCOMPARE(m_archive->segments().size(), 3U);
    }

    void facets() {
        const std::vector<Field> fields{Field::Actor,   Field::Action,  Field::Ip,     Field::UserAgent,
                                        Field::Status,  Field::Path,    Field::Method, Field::Duration,
                                        Field::Service, Field::Resource};
        for (const Question &question : questions) {
            const auto found = audit::facets(*rowsOf(question), fields, 20).value();
            for (std::size_t at = 0; at < fields.size(); ++at) {
                const QByteArray name = wordOf(fields[at]).toUtf8();
                const QByteArray each = "select ifnull(" + name +
                                        ", '') as v, count(*) as c from events where " + question.sql +
                                        " group by v";
                QCOMPARE(told(found[at].top),
                         m_sql.texts(each + " order by c desc, cast(v as text) limit 20"));
                QCOMPARE(found[at].distinct, m_sql.row("select count(*) from (" + each + ")")[0]);
            }
        }
    }

    void histograms() {
        for (const Question &question : questions)
            for (const int width : {3600000, 60000}) {
                const QByteArray ms = QByteArray::number(width);
                std::vector<std::vector<qint64>> found;
                const auto buckets = histogram(*rowsOf(question), std::chrono::milliseconds(width)).value();
                for (const Bucket &bucket : buckets)
                    found.push_back(
                        {bucket.from.time_since_epoch().count(), static_cast<qint64>(bucket.count)});
                QCOMPARE(found, m_sql.rows("select time / " + ms + " * " + ms +
                                           " as t, count(*) from events where " + question.sql +
                                           " group by t order by t"));
            }
    }

    /// Of the whole archive from what its segments noted, of a part of it row by row.
    void firstSeen() {
        for (const Question &question : questions)
            for (const std::size_t top : {1, 100, 3000}) {
                const Groups groups =
                    groupBy(*rowsOf(question), {{Field::Actor}, {Field::Ip}}, GroupOrder::NewestFirst, top)
                        .value();
                const QByteArray each =
                    "select actor || ' ' || ip || ' ' || count(*) || ' ' || min(time) || ' ' || "
                    "max(time), min(time) as first from events where " +
                    QByteArray(question.sql) + " group by actor, ip";
                QByteArrayList found;
                for (const Group &group : groups.top)
                    found.append((group.values[0] + ' ' + group.values[1]).toUtf8() + ' ' +
                                 QByteArray::number(group.count) + ' ' +
                                 QByteArray::number(qlonglong(group.firstTime.time_since_epoch().count())) +
                                 ' ' +
                                 QByteArray::number(qlonglong(group.lastTime.time_since_epoch().count())));
                // Among equal times the order is the archive's own; no two of these begin in the same moment.
                QCOMPARE(found, m_sql.texts(each + " order by first desc limit " + QByteArray::number(top)));
                QCOMPARE(groups.distinct, m_sql.row("select count(*) from (" + each + ")")[0]);
            }
    }

    void everyIdentifierIsFound() {
        for (int number = 0; number < eventCount; number += 10) {
            const auto found = rowsOf({qPrintable("request_id == " + m_requestIds[number]), ""});
            QCOMPARE(found->count(), 1U);
            QCOMPARE(m_archive->text(found->range(0, 1).value()[0], Field::RequestId).value(),
                     m_requestIds[number]);
        }
        QCOMPARE(rowsOf({"request_id == req-00000000-0000-0000-0000-000000000000", ""})->count(), 0U);
    }

private:
    [[nodiscard]] RowSetPtr rowsOf(const Question &question) const {
        return select(m_archive, filter::parse(QLatin1String(question.filter), eventSchema(), {}).value())
            .value();
    }

    static QByteArrayList told(const std::vector<ValueCount> &values) {
        QByteArrayList all;
        for (const ValueCount &value : values)
            all.append(value.text.toUtf8() + ' ' + QByteArray::number(value.count));
        return all;
    }

    QTemporaryDir m_folder;
    test::SqlEvents m_sql;
    std::shared_ptr<const Archive> m_archive;
    QStringList m_requestIds; ///< by number
};

QTEST_GUILESS_MAIN(CountsTest)
#include "tst_counts.moc"
