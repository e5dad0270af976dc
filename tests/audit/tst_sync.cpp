#include "models/audit/query/select.h"
#include "models/audit/reading.h"
#include "models/audit/received.h"
#include "models/audit/sync/sync.h"
#include "tests/audit/lines.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <set>

using namespace cloudnx;
using namespace cloudnx::audit;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

namespace {

const Instant start = parseRfc3339(QStringLiteral("2026-05-01T00:00:00Z")).value();

Event eventAt(Instant time, int number) {
    Event event;
    event.id = QStringLiteral("ev_%1").arg(number, 12, 10, QLatin1Char('0'));
    event.time = time;
    event.actor = QStringLiteral("alice");
    event.actorKind = ActorKind::Iam;
    event.action = QStringLiteral("iam:CreateUser");
    event.status = 201;
    return event;
}

/// A log that pages as the sandbox does, and can be told to be slow, late, or to fail.
class Log final : public AuditService {
public:
    std::vector<Event> all; ///< in any order
    int pageSize = 100;
    std::optional<Instant> clock = {}; ///< its own
    std::function<std::optional<Error>(int call)> fault = {};
    std::atomic<int> calls = 0;

    Result<EventPage> page(const EventQuery &query, int from, int limit) {
        std::vector<Event> fitting;
        for (const Event &event : all)
            if ((!query.from || event.time >= *query.from) && (!query.to || event.time < *query.to))
                fitting.push_back(event);
        std::sort(fitting.begin(), fitting.end(), [](const Event &one, const Event &other) {
            return std::tie(one.time, one.id) > std::tie(other.time, other.id);
        });
        EventPage page;
        const int to = std::min(static_cast<int>(fitting.size()), from + std::min(limit, pageSize));
        for (int at = from; at < to; ++at)
            page.events.push_back(fitting[static_cast<std::size_t>(at)]);
        page.nextCursor = to < static_cast<int>(fitting.size()) ? QString::number(to) : QString();
        return page;
    }

    Result<EventPage> events(const EventQuery &query, const QString &cursor, int limit,
                             std::stop_token stop) override {
        const int call = ++calls;
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("Stopped."));
        if (fault)
            if (const auto error = fault(call))
                return failure(*error);
        return page(query, cursor.toInt(), limit);
    }
};

/// Up to @p wanted and not beyond, but for the time that the asking took.
bool reaches(std::optional<Instant> upTo, Instant wanted) {
    return upTo && *upTo <= wanted && *upTo > wanted - std::chrono::seconds(5);
}

} // namespace

class SyncTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_root;

    [[nodiscard]] QString folder() const { return m_root->path() + QStringLiteral("/audit"); }

    Result<SyncReport> syncNow(Log &log, Instant now, std::stop_token stop = {}) {
        auto writer = ArchiveWriter::open(folder(), {});
        if (!writer)
            return failure(writer.error());
        return sync(log, **writer,
                    {.now = now,
                     .serviceTime = [&log, now] { return log.clock.value_or(now); },
                     .furthest = std::chrono::days(30),
                     .stop = std::move(stop)});
    }

    [[nodiscard]] Manifest manifest() const { return Archive::open(folder()).value()->manifest(); }

    [[nodiscard]] std::multiset<QString> ids() const {
        std::multiset<QString> all;
        for (const QByteArray &line : everythingNow().split('\n'))
            if (!line.isEmpty())
                all.insert(QJsonDocument::fromJson(line).object().value("id").toString());
        return all;
    }

    [[nodiscard]] QByteArray everythingNow() const { return test::everything(folder()).value(); }

    static std::multiset<QString> idsOf(const Log &log) {
        std::multiset<QString> all;
        for (const Event &event : log.all)
            all.insert(event.id);
        return all;
    }

    static void fill(Log &log, int count, Instant from, milliseconds apart) {
        const int first = static_cast<int>(log.all.size());
        for (int at = 0; at < count; ++at)
            log.all.push_back(eventAt(from + apart * at, first + at));
    }

private Q_SLOTS:

    void init() { m_root = std::make_unique<QTemporaryDir>(); }

    void fetchesEverythingOnceAndThenWhatIsNew() {
        Log log;
        fill(log, 2500, start, minutes(7));
        const auto first = syncNow(log, start + hours(24 * 20));
        QVERIFY2(first, qPrintable(first ? QString() : first.error().sentence));
        QCOMPARE(first->added, 2500U);
        QVERIFY(first->gaps.empty() && !first->fault);
        QCOMPARE(ids(), idsOf(log));
        fill(log, 30, start + hours(24 * 20) + minutes(1), minutes(1));
        const int before = log.calls;
        const auto second = syncNow(log, start + hours(24 * 20 + 1));
        QCOMPARE(second->added, 30U);
        QCOMPARE(ids(), idsOf(log));
        QVERIFY(log.calls - before <= 2);
    }

    void catchesLateEvents() {
        Log log;
        fill(log, 10, start, minutes(1));
        QVERIFY(syncNow(log, start + minutes(10)));
        log.all.push_back(eventAt(start + minutes(3), 1000)); // told of only now
        const auto second = syncNow(log, start + minutes(12));
        QCOMPARE(second->added, 1U);
        QVERIFY(second->known > 0);
        QCOMPARE(ids(), idsOf(log));
    }

    void aCutIsAGapAndTheNextSyncFillsIt() {
        Log log;
        log.pageSize = 50;
        fill(log, 1000, start, minutes(2)); // a day and a half: one span
        log.fault = [](int call) -> std::optional<Error> {
            if (call <= 5) // the first asks for the time
                return std::nullopt;
            return Error{.kind = ErrorKind::Network, .sentence = QStringLiteral("The line is dead.")};
        };
        const Instant now = start + hours(40);
        auto writer = ArchiveWriter::open(folder(), {}).value();
        const auto first =
            sync(log, *writer,
                 {.now = now, .serviceTime = [now] { return now; }, .furthest = hours(41), .lanes = 1});
        QVERIFY(first && first->fault);
        QCOMPARE(first->added, 200U); // four pages, the newest
        QCOMPARE(first->gaps.size(), 1U);
        QCOMPARE(first->gaps[0].why, QStringLiteral("The line is dead."));
        QCOMPARE(first->gaps[0].to, start + minutes(2) * 800 + milliseconds(1)); // the oldest event that came
        writer.reset();
        QCOMPARE(Archive::open(folder()).value()->manifest().gaps, first->gaps); // readers know
        log.fault = {};
        const auto second = syncNow(log, now + minutes(1));
        QVERIFY(second && second->gaps.empty());
        QCOMPARE(ids(), idsOf(log));
    }

    void theLogIsReadAsFarAsItIsWhole() {
        Log log;
        fill(log, 300, start, minutes(2)); // ten hours
        const Instant now = start + hours(11);
        QVERIFY(syncNow(log, now));
        auto archive = Archive::open(folder()).value();
        const RowId last = newest(archive, {}, 1)->front();
        QVERIFY(reaches(readTo(archive, last), now));
        QCOMPARE(readTo(archive, newest(archive, {}, 2)->back()), std::nullopt); // a newer one was not shown
        log.fault = [](int) -> std::optional<Error> {
            return Error{.kind = ErrorKind::Network, .sentence = QStringLiteral("The line is dead.")};
        };
        QVERIFY(syncNow(log, now + hours(24 * 8))->fault);
        archive = Archive::open(folder()).value();
        // What came after the last sync was asked for, and is not there.
        QVERIFY(reaches(archive->manifest().syncedTo, now));
        QVERIFY(reaches(readTo(archive, last), now - minutes(15)));
        // A gap in the middle is as little read as one at the end, unless it is of a file and not of the log.
        Manifest manifest;
        manifest.gaps = {{start + hours(1), start + hours(2), {}, QStringLiteral("old.csv")},
                         {start + hours(3), start + hours(4), {}}};
        QCOMPARE(completeTo(manifest), std::nullopt);
        manifest.syncedTo = now;
        QCOMPARE(completeTo(manifest), std::optional(start + hours(3)));
        manifest.gaps.pop_back();
        QCOMPARE(completeTo(manifest), std::optional(now));
    }

    void aWrongClockOfOursHidesNothing_data() {
        QTest::addColumn<int>("hoursAhead");
        for (const int ahead : {-24 * 400, -24 * 3, -1, 0, 1, 24 * 3, 24 * 400})
            QTest::addRow("%d h", ahead) << ahead;
    }

    void aWrongClockOfOursHidesNothing() {
        QFETCH(int, hoursAhead);
        Log log;
        fill(log, 100, start, minutes(6)); // ten hours
        log.clock = start + hours(11);
        QVERIFY(syncNow(log, *log.clock + hours(hoursAhead))->gaps.empty());
        QCOMPARE(ids(), idsOf(log));
        QVERIFY(reaches(manifest().syncedTo, *log.clock));
        fill(log, 10, start + hours(11) + minutes(1), minutes(1));
        log.clock = start + hours(12);
        QCOMPARE(syncNow(log, *log.clock)->added, 10U);
        QCOMPARE(ids(), idsOf(log));
        QVERIFY(reaches(manifest().syncedTo, *log.clock));
    }

    /// A service that does not tell the time has told as much as its newest event.
    void withoutAClockTheNewestEventCounts() {
        Log log;
        fill(log, 100, start, minutes(6));
        const auto syncAt = [&](Instant now) {
            auto writer = ArchiveWriter::open(folder(), {}).value();
            return sync(log, *writer, {.now = now, .furthest = std::chrono::days(30)});
        };
        QVERIFY(syncAt(start + hours(24 * 4)));
        QCOMPARE(manifest().syncedTo, std::optional(log.all.back().time + milliseconds(1)));
        fill(log, 10, start + hours(11), minutes(1));
        QCOMPARE(syncAt(start + hours(12))->added, 10U);
        QCOMPARE(ids(), idsOf(log));
    }

    void aClaimThatAWrongClockMadeIsTakenBack() {
        Log log;
        fill(log, 100, start, minutes(6));
        QVERIFY(syncNow(log, start + hours(11)));
        auto writer = ArchiveWriter::open(folder(), {}).value();
        writer->manifest().syncedTo = start + hours(24 * 300); // as older programs did
        QVERIFY(writer->commit());
        writer.reset();
        fill(log, 10, start + hours(11) + minutes(1), minutes(1));
        QCOMPARE(syncNow(log, start + hours(24 * 2))->added, 10U);
        QCOMPARE(ids(), idsOf(log));
        QVERIFY(reaches(manifest().syncedTo, start + hours(24 * 2)));
    }

    /// What waits to be written down was asked for before.
    void aSlowAnswerDoesNotClaimTheTimeItTook() {
        Log log;
        fill(log, 1, start, minutes(1));
        const auto begun = std::chrono::steady_clock::now();
        const auto running = [&] {
            return start + hours(1) +
                   std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begun);
        };
        Instant asked{};
        log.fault = [&](int) -> std::optional<Error> {
            asked = running();
            while (running() < asked + milliseconds(50)) {
            }
            return std::nullopt;
        };
        auto writer = ArchiveWriter::open(folder(), {}).value();
        QVERIFY(sync(log, *writer, {.now = start, .serviceTime = running, .furthest = hours(2)}));
        QVERIFY(*writer->manifest().syncedTo <= asked + milliseconds(1));
    }

    void aZeroThatWasToldIsKept() {
        Log log;
        fill(log, 2, start, minutes(1));
        log.all[0].status = log.all[1].status = 0;
        keepUnknown(log.all[0], {{"status", 0}, {"duration_ms", 0}});
        QVERIFY(syncNow(log, start + minutes(10)));
        const QByteArrayList lines = everythingNow().split('\n');
        QVERIFY2(lines[0].contains("\"status\":0") && lines[0].contains("\"duration_ms\":0"),
                 lines[0].constData());
        QVERIFY2(!lines[1].contains("status") && !lines[1].contains("duration"), lines[1].constData());
    }

    /// Only whoever has the file can fill it.
    void aGapOfAFileStaysWhateverTheServiceSays() {
        Log log;
        fill(log, 10, start, minutes(1));
        auto writer = ArchiveWriter::open(folder(), {}).value();
        const Gap ofFile{start + minutes(2), start + minutes(5), QStringLiteral("Damaged."),
                         QStringLiteral("old.csv")};
        writer->manifest().gaps = {ofFile,
                                   {start + minutes(1), start + minutes(3), QStringLiteral("Damaged.")}};
        QVERIFY(writer->commit());
        writer.reset();
        QCOMPARE(syncNow(log, start + hours(1))->gaps, std::vector{ofFile});
        QCOMPARE(manifest().gaps, std::vector{ofFile});
    }

    void waitsAsLongAsItIsAsked() {
        Log log;
        fill(log, 100, start, minutes(1));
        log.fault = [](int call) -> std::optional<Error> {
            if (call != 2) // the first asks for the time
                return std::nullopt;
            return Error{.kind = ErrorKind::RateLimited,
                         .sentence = QStringLiteral("Slowly."),
                         .retryAfter = std::chrono::seconds(1)};
        };
        const auto began = std::chrono::steady_clock::now();
        const auto report = syncNow(log, start + hours(3));
        QVERIFY(report && !report->fault);
        QCOMPARE(report->added, 100U);
        QVERIFY(std::chrono::steady_clock::now() - began >= std::chrono::seconds(1));
    }

    void stoppingLosesNothing() {
        Log log;
        log.pageSize = 10;
        fill(log, 5000, start, minutes(5));
        std::stop_source stop;
        log.fault = [&stop](int call) -> std::optional<Error> {
            if (call == 20)
                stop.request_stop();
            return std::nullopt;
        };
        const auto stopped = syncNow(log, start + hours(24 * 18), stop.get_token());
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        const std::size_t had = ids().size();
        QVERIFY(had > 0 && had < 5000);
        log.fault = {};
        log.pageSize = 1000;
        const auto second = syncNow(log, start + hours(24 * 18) + minutes(1));
        QVERIFY(second && second->gaps.empty());
        QCOMPARE(ids(), idsOf(log));
    }

    void keepsWhatItDoesNotKnow() {
        Log log;
        fill(log, 1, start, minutes(1));
        keepUnknown(log.all[0], {{"zone", "hel1"}, {"account_id", "acc-7"}});
        QVERIFY(syncNow(log, start + minutes(10)));
        const QByteArray line = everythingNow();
        QVERIFY2(line.contains("\"zone\":\"hel1\"") && line.contains("\"account\":\"acc-7\""),
                 line.constData());
        QVERIFY(!line.contains("unknown") && !line.contains("details"));
    }

    void aStopThatCameBeforeItIsHeard() {
        Log log;
        fill(log, 100, start, minutes(1));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = syncNow(log, start + hours(3), stop.get_token());
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        QVERIFY(syncNow(log, start + hours(3) + minutes(1))->gaps.empty());
        QCOMPARE(ids(), idsOf(log));
    }

    void manyEventsOfOneMomentAreAllThere() {
        Log log;
        log.pageSize = 7;
        for (int at = 0; at < 100; ++at)
            log.all.push_back(eventAt(start + minutes(5), at));
        log.fault = [](int call) -> std::optional<Error> {
            if (call <= 3)
                return std::nullopt;
            return Error{.kind = ErrorKind::Server, .sentence = QStringLiteral("Fault.")};
        };
        const auto first = syncNow(log, start + minutes(10));
        QVERIFY(first && first->fault);
        log.fault = {};
        const auto second = syncNow(log, start + minutes(11));
        QVERIFY(second && second->gaps.empty());
        QCOMPARE(first->added + second->added, 100U);
        QCOMPARE(ids().size(), idsOf(log).size());
        QCOMPARE(ids(), idsOf(log));
    }
};

QTEST_GUILESS_MAIN(SyncTest)
#include "tst_sync.moc"
