#include "models/audit/eventfilter.h"
#include "models/audit/query/facets.h"
#include "models/audit/query/groups.h"
#include "models/audit/query/select.h"
#include "models/filter/parse.h"
#include "tests/audit/lines.h"
#include "tests/audit/randomfilter.h"
#include "tests/audit/sqlevents.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::audit;

namespace {

constexpr int eventCount = 100000;
constexpr int filterCount = 1000;
constexpr int leafCount = 150;

QByteArray generated() {
    QProcess process;
    process.start(QStringLiteral(CLOUDNX_AUDITEVENTS), {QString::number(eventCount), QStringLiteral("7")});
    process.waitForFinished(-1);
    return process.readAllStandardOutput();
}

/// Some events lose a member, some have details that fit no template, some bear texts from elsewhere.
QByteArray made(const QByteArray &line, int number) {
    QByteArray changed = line;
    changed.replace("\"ts\":", "\"time\":")
        .replace("\"ua\":", "\"user_agent\":")
        .replace("\"dur_ms\":", "\"duration_ms\":");
    changed.replace("\"actor\":{\"type\":", "\"actor_kind\":")
        .replace(",\"id\":\"" + line.mid(line.indexOf("\"actor\":")).split('"').value(9) + "\"}",
                 ",\"actor\":\"" + line.mid(line.indexOf("\"actor\":")).split('"').value(9) + "\"");
    const auto drop = [&](const char *member) {
        const auto from = changed.indexOf(QByteArray(",\"") + member + "\":");
        const auto to = changed.indexOf(",\"", from + 1);
        if (from > 0 && to > from)
            changed.remove(from, to - from);
    };
    if (number % 11 == 3)
        drop("resource");
    if (number % 13 == 5)
        drop("status");
    if (number % 17 == 1)
        drop("ip");
    if (number % 19 == 2)
        drop("request_id");
    if (number % 101 == 0)
        changed.replace("\"details\":{",
                        "\"details\":{\"trace\":\"" + QByteArray::number(number * 2654435761U, 36) + "\",");
    if (number % 997 == 0)
        changed.replace("\"path\":\"", "\"path\":\"/€/" + QByteArray::number(number, 36).repeated(900));
    return changed;
}

} // namespace

class QueryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        const QByteArrayList lines = generated().split('\n');
        QByteArrayList parts(5);
        m_sql.run("begin");
        for (int number = 0; number < eventCount; ++number) {
            const QByteArray line = made(lines[number], number);
            // The third part holds what comes late: events of the whole year.
            parts[number % 20 == 0 ? 2
                  : number < 40000 ? 0
                  : number < 70000 ? 1
                  : number < 99000 ? 3
                                   : 4] += line + '\n';
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            QVERIFY2(!event.isEmpty(), line.constData());
            const auto from = line.indexOf("\"details\":") + 10;
            m_times.push_back(
                QDateTime::fromString(event.value("time").toString(), Qt::ISODateWithMs).toMSecsSinceEpoch());
            m_sql.insert(number, line, m_times.back(), line.mid(from, line.size() - 1 - from));
            m_numbers.insert(event.value("id").toString(), static_cast<std::size_t>(number));
            if (number % 50 == 0) {
                QJsonObject sample = event;
                sample.insert("details", QString::fromUtf8(line.mid(from, line.size() - 1 - from)));
                m_samples.push_back(sample);
            }
        }
        m_sql.run("commit");
        for (const QByteArray &part : parts) {
            const auto report = test::importLines(m_folder.path() + "/audit", part);
            QVERIFY2(report, qPrintable(report ? QString() : report.error().sentence));
        }
        m_archive = Archive::open(m_folder.path() + "/audit").value();
        QCOMPARE(m_archive->rows(), eventCount);
        QVERIFY(m_archive->segments().size() > 2);
        m_byRow.resize(m_archive->segments().size());
        for (std::uint32_t segment = 0; segment < m_byRow.size(); ++segment)
            for (std::uint32_t row = 0; row < m_archive->segments()[segment].rows(); ++row)
                m_byRow[segment].push_back(
                    m_numbers.value(m_archive->text({segment, row}, Field::Id).value()));
    }

    /// Those that all figures are about, whatever compiler made the generator.
    void theEventsAreTheKnownOnes() {
        QProcess process;
        process.start(QStringLiteral(CLOUDNX_AUDITEVENTS),
                      {QString::number(eventCount), QStringLiteral("42")});
        QVERIFY(process.waitForFinished(-1));
        QCOMPARE(
            QCryptographicHash::hash(process.readAllStandardOutput(), QCryptographicHash::Sha256).toHex(),
            "3c977dcb437008a2d7b75cf1732ce82322d9fdc29d9d8f32a141ac2823bfb4d1");
    }

    void givesTheSameAnswersAsSqlite() {
        test::RandomFilter filters(m_samples, 20261125);
        std::vector<Asked> leaves;
        for (int at = 0; at < leafCount; ++at) {
            const test::Question question = filters.leaf();
            leaves.push_back({question.filter, std::vector<bool>(eventCount)});
            for (const auto &row : m_sql.rows("select n from events where " + question.sql))
                leaves.back().rows[static_cast<std::size_t>(row[0])] = true;
        }
        int some = 0;
        for (int at = 0; at < filterCount; ++at) {
            const Asked asked =
                at < leafCount ? leaves[static_cast<std::size_t>(at)] : combined(leaves, filters, 3);
            const auto filter = filter::parse(asked.filter, eventSchema(), {});
            QVERIFY2(filter, qPrintable(asked.filter));
            const auto rows = select(m_archive, *filter);
            QVERIFY2(rows, qPrintable(asked.filter));
            std::vector<bool> ours(eventCount);
            for (const RowSet::Part &part : (*rows)->parts())
                for (std::uint32_t bit = 0; bit < part.rows; ++bit)
                    if ((part.bits[bit / 64] >> (bit % 64)) & 1)
                        ours[m_byRow[part.segment][part.begin + bit]] = true;
            const auto count = std::count(ours.begin(), ours.end(), true);
            QVERIFY2(ours == asked.rows && (*rows)->count() == static_cast<std::uint64_t>(count),
                     qPrintable(QStringLiteral("%1: ours %2, SQLite %3")
                                    .arg(asked.filter)
                                    .arg(count)
                                    .arg(std::count(asked.rows.begin(), asked.rows.end(), true))));
            some += count > 0 && count < eventCount ? 1 : 0;
            if (at % 10 == 0)
                countsOffTheSame(**rows, *filter, asked);
        }
        QVERIFY2(some > filterCount / 2, qPrintable(QString::number(some)));
    }

private:
    /// A filter, and the events for which SQLite says it holds.
    struct Asked {
        QString filter;
        std::vector<bool> rows;
    };

    static Asked combined(const std::vector<Asked> &leaves, test::RandomFilter &random, int depth) {
        const int kind = depth > 0 ? random.below(4) : 0;
        if (kind == 0)
            return leaves[static_cast<std::size_t>(random.below(static_cast<int>(leaves.size())))];
        Asked left = combined(leaves, random, depth - 1);
        if (kind == 1) {
            left.rows.flip();
            return {QStringLiteral("!(%1)").arg(left.filter), left.rows};
        }
        const Asked right = combined(leaves, random, depth - 1);
        const bool isAll = kind == 2;
        for (std::size_t at = 0; at < left.rows.size(); ++at)
            left.rows[at] = isAll ? left.rows[at] && right.rows[at] : left.rows[at] || right.rows[at];
        return {QStringLiteral("(%1) %2 (%3)").arg(left.filter, isAll ? "&&" : "||", right.filter),
                left.rows};
    }

    /// The newest, and a page in the middle.
    void countsOffTheSame(const RowSet &rows, const filter::Expression &filter, const Asked &asked) {
        std::vector<qint64> theirs;
        for (std::size_t at = 0; at < asked.rows.size(); ++at)
            if (asked.rows[at])
                theirs.push_back(m_times[at]);
        std::sort(theirs.begin(), theirs.end(), std::greater<>());
        const auto page = [&](std::uint64_t from) {
            const auto begin =
                theirs.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(from, theirs.size()));
            return std::vector<qint64>(begin, begin + std::min<std::ptrdiff_t>(20, theirs.end() - begin));
        };
        const auto times = [&](const std::vector<RowId> &found) {
            std::vector<qint64> all;
            for (const RowId row : found)
                all.push_back(m_archive->reader(row.segment).time(row.row).time_since_epoch().count());
            return all;
        };
        const std::uint64_t middle = rows.count() / 2;
        QCOMPARE(times(rows.range(0, 20).value()), page(0));
        QCOMPARE(newest(m_archive, filter, 20).value(), rows.range(0, 20).value());
        const auto shown = rows.range(middle, 20).value();
        QCOMPARE(times(shown), page(middle));
        for (std::size_t at = 0; at < shown.size(); ++at)
            QCOMPARE(rows.placeOf(shown[at]).value(), middle + at);
    }

    QTemporaryDir m_folder;
    test::SqlEvents m_sql;
    std::shared_ptr<const Archive> m_archive;
    QHash<QString, std::size_t> m_numbers; ///< by id
    std::vector<std::vector<std::size_t>> m_byRow;
    std::vector<QJsonObject> m_samples;
    std::vector<qint64> m_times; ///< by number
};

QTEST_GUILESS_MAIN(QueryTest)
#include "tst_query.moc"
