#include "models/core/filelock.h"
#include "models/plan/executor.h"
#include "tests/plan/everychange.h"
#include "tests/support/memorycloud.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

constexpr std::chrono::seconds typing{20};

/// Whoever gives a code takes their time.
class SlowPresence final : public Presence {
public:
    explicit SlowPresence(FixedClock &clock) : m_clock(clock) {}

    Done prove(SecretDesk &, std::stop_token) override {
        m_clock.set(m_clock.now() + typing);
        return {};
    }

private:
    FixedClock &m_clock;
};

/// Notes whenever it is asked while nobody holds a plan of @p folder.
class LockWatch final : public Clock {
public:
    explicit LockWatch(QString folder) : m_folder(std::move(folder)) {}

    Instant now() const override {
        const QStringList locks = QDir(m_folder).entryList({QStringLiteral("*.lock")});
        for (const QString &lock : locks)
            if (!FileLock::acquire(m_folder + u'/' + lock, {}, std::chrono::milliseconds(0)))
                return sampleNow();
        ++m_free;
        return sampleNow();
    }

    [[nodiscard]] int timesFree() const { return m_free; }

private:
    QString m_folder;
    mutable int m_free = 0;
};

/// Where a code can be asked for.
Inventory guarded() {
    Inventory inventory = sampleInventory();
    inventory.identity.value->mfaEnabled = true;
    return inventory;
}

struct Bench {
    QTemporaryDir folder;
    MemoryCloud cloud{guarded()};
    FixedClock clock{sampleNow()};
    Journal journal{folder.filePath(QStringLiteral("journal.jsonl"))};
    PlanShelf shelf{folder.filePath(QStringLiteral("plans"))};
    SlowPresence presence{clock};
    FixedDesk desk;

    [[nodiscard]] Plan plan(const std::vector<Change> &changes) {
        auto made = makePlan(changes, {}, cloud.inventory(), clock.now());
        if (!made)
            qFatal("%s", qPrintable(made.error().sentence));
        return *made;
    }
};

std::vector<Change> opening() {
    return {FirewallChange(AddRule{QStringLiteral("db-01"), ruleOf("6379", "0.0.0.0/0")})};
}

} // namespace

/// Plans under way: on the shelf, waiting to be confirmed, cut off.
class UnderWayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theTimeToConfirmBeginsWhenThePlanDoes() {
        Bench bench;
        const Plan plan = bench.plan(opening());
        QVERIFY(plan.asksForCode);
        std::optional<Instant> seen;
        Executor executor(bench.cloud, bench.journal, bench.clock, &bench.presence);
        executor.keepOn(bench.shelf, Confirmation{std::chrono::seconds(10), [&] {
                                                      seen = bench.shelf.find(plan.id)->confirmBefore;
                                                      return Done();
                                                  }});
        QVERIFY(executor.apply(plan, bench.desk, {}, {}));
        QCOMPARE(seen, std::optional(sampleNow() + typing + std::chrono::seconds(10)));
        QCOMPARE(executor.confirmBefore(), seen);
        QCOMPARE(bench.shelf.find(plan.id)->confirmBefore, seen); // it waits
    }

    void withoutAWatcherNothingIsSent() {
        Bench bench;
        const Plan plan = bench.plan(opening());
        Executor executor(bench.cloud, bench.journal, bench.clock, &bench.presence);
        executor.keepOn(bench.shelf, Confirmation{std::chrono::seconds(10), [] {
                                                      return Done(failure(ErrorKind::Local,
                                                                          QStringLiteral("No process.")));
                                                  }});
        const auto outcome = executor.apply(plan, bench.desk, {}, {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().sentence, QStringLiteral("No process."));
        QVERIFY(bench.cloud.arrived().empty());
        QVERIFY(!bench.shelf.find(plan.id));
    }

    // Else a second program that waits for the lock would go by what it read before.
    void isHeldWhileItIsReadAndApplied() {
        Bench bench;
        const Plan plan = bench.plan({IamChange(CreateUser{QStringLiteral("alice")})});
        const LockWatch clock(bench.folder.filePath(QStringLiteral("plans")));
        Executor executor(bench.cloud, bench.journal, clock);
        executor.keepOn(bench.shelf);
        QVERIFY(executor.apply(plan, bench.desk, {}, {}));
        QCOMPARE(clock.timesFree(), 0);
    }

    // Killed between the shelf and the first line of the journal.
    void goesOnWithWhatNeverBegan() {
        Bench bench;
        const Plan plan = bench.plan({IamChange(CreateUser{QStringLiteral("alice")})});
        QVERIFY(bench.shelf.put({plan, {}, {}}));
        Executor executor(bench.cloud, bench.journal, bench.clock, &bench.presence);
        executor.keepOn(bench.shelf);
        const auto outcome = executor.resume(plan, bench.desk, {}, {});
        QVERIFY(outcome && !outcome->error);
        QCOMPARE(int(bench.cloud.arrived().size()), 1);
        QVERIFY(!bench.shelf.find(plan.id));
    }

    void whatNeverBeganAndExpiredIsForgotten() {
        Bench bench;
        const Plan plan = bench.plan({IamChange(CreateUser{QStringLiteral("alice")})});
        QVERIFY(bench.shelf.put({plan, {}, {}}));
        bench.clock.set(plan.expiresAt);
        Executor executor(bench.cloud, bench.journal, bench.clock, &bench.presence);
        executor.keepOn(bench.shelf);
        const auto outcome = executor.resume(plan, bench.desk, {}, {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Gone);
        QVERIFY(bench.cloud.arrived().empty());
        QVERIFY(!bench.shelf.find(plan.id));
    }

    void goingOnKeepsTheTimeToConfirm() {
        Bench bench;
        const Plan plan = bench.plan({IamChange(CreateUser{QStringLiteral("alice")})});
        const Instant until = sampleNow() + std::chrono::minutes(5);
        QVERIFY(bench.shelf.put({plan, {}, until}));
        Executor executor(bench.cloud, bench.journal, bench.clock, &bench.presence);
        executor.keepOn(bench.shelf);
        QVERIFY(executor.resume(plan, bench.desk, {}, {}));
        QCOMPARE(bench.shelf.find(plan.id)->confirmBefore, std::optional(until));
    }
};

QTEST_GUILESS_MAIN(UnderWayTest)
#include "tst_underway.moc"
