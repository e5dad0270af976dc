#include "tests/plan/executorbench.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

/// Plans that a crash, an error or a lost answer cut off.
class ResumeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // Killed between the intent and the result, or anywhere else: resuming ends where the plan wanted to.
    void resumesAfterACrash_data() {
        QTest::addColumn<int>("entries");
        for (int entries = 1; entries <= 6; ++entries)
            for (const bool carriedOut : {false, true})
                QTest::addRow("after %d lines%s", entries, carriedOut ? ", step carried out" : "")
                    << (carriedOut ? -entries : entries);
    }

    void resumesAfterACrash() {
        QFETCH(int, entries);
        const bool carriedOut = entries < 0;
        const int lines = std::abs(entries);
        Bench bench;
        const Plan plan = bench.plan(threeUsers());
        // Replay the run up to the crash.
        for (int line = 0; line < lines; ++line) {
            const auto step = static_cast<std::size_t>(line / 2);
            const bool intent = line % 2 == 0;
            const StepState state = intent ? StepState::Intended : StepState::Done;
            QVERIFY(bench.journal.append(bench.entry(plan, line / 2, state)));
            const bool last = line + 1 == lines;
            if (intent && (!last || carriedOut))
                QVERIFY(applyChange(bench.cloud, plan.steps[step].change, bench.desk, {}));
        }
        const auto outcome = bench.resume(plan);
        QVERIFY2(outcome && !outcome->error, qPrintable(outcome ? QString() : outcome.error().sentence));
        QCOMPARE(states(*outcome), QStringLiteral("done+ done+ done+"));
        QCOMPARE(int(bench.cloud.arrived().size()), 3); // each change was sent once
        QVERIFY(unfinished(bench.journal)->empty());
        QCOMPARE(int(bench.journal.undoOf({})->changes.size()), 3);
    }

    // What made a step fail is mended where it failed; elsewhere, what changed is drift.
    void resumingLooksForDriftInWhatIsLeft_data() {
        QTest::addColumn<int>("group");
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("where it failed") << 1 << true;
        QTest::newRow("where it has not been") << 0 << false;
    }

    void resumingLooksForDriftInWhatIsLeft() {
        QFETCH(int, group);
        QFETCH(bool, goesOn);
        Bench bench;
        const Plan plan =
            bench.plan({IamChange(CreateUser{alice}), FirewallChange(AddRule{db, ruleOf("22", "10.0.0.0/8")}),
                        FirewallChange(AddRule{web, ruleOf("8443", "10.0.0.0/8")})});
        bench.cloud.failChange(1, MemoryCloud::When::Before, refusal(ErrorKind::Server, "Ill."));
        QVERIFY(bench.apply(plan));
        bench.cloud.meanwhile([=](Inventory &account) {
            account.firewall.value->at(static_cast<std::size_t>(group)).rules.pop_back();
        });
        const auto outcome = bench.resume(plan);
        QCOMPARE(bool(outcome), goesOn);
        if (goesOn)
            QCOMPARE(states(*outcome), QStringLiteral("done+ done+ done+"));
        else
            QCOMPARE(outcome.error().kind, ErrorKind::Drift);
    }

    // Nothing in the account tells a second key from the one that the crash left behind.
    void whatCannotBeToldIsNotSentTwice_data() {
        QTest::addColumn<bool>("carriedOut");
        QTest::newRow("carried out") << true;
        QTest::newRow("not carried out") << false;
    }

    void whatCannotBeToldIsNotSentTwice() {
        QFETCH(bool, carriedOut);
        Bench bench;
        const Plan plan = bench.plan({IamChange(CreateAccessKey{QStringLiteral("deploy")})});
        QVERIFY(bench.journal.append(bench.entry(plan, 0, StepState::Intended)));
        if (carriedOut)
            QVERIFY(applyChange(bench.cloud, plan.steps[0].change, bench.desk, {}));
        const auto outcome = bench.resume(plan);
        QCOMPARE(int(bench.cloud.arrived().size()), 1);
        QCOMPARE(bool(outcome), !carriedOut);
        if (carriedOut)
            QCOMPARE(outcome.error().kind, ErrorKind::Drift);
    }

    // She has a password, whether it is the new one or not.
    void aPasswordInDoubtIsSetAgain() {
        Bench bench;
        bench.cloud.meanwhile([](Inventory &account) { account.users.value->front().consoleAccess = true; });
        const QString name = bench.cloud.inventory().users->front().name;
        const Plan plan = bench.plan({IamChange(SetConsolePassword{name})});
        QVERIFY(bench.journal.append(bench.entry(plan, 0, StepState::Intended)));
        QVERIFY(bench.resume(plan));
        QCOMPARE(int(bench.cloud.arrived().size()), 1);
    }

    // What the proxy gave up waiting for may arrive yet.
    void aLostAnswerIsNoFailureForTwoMinutes() {
        Bench bench;
        const Plan plan = bench.plan({IamChange(CreateUser{alice})});
        QVERIFY(bench.journal.append(bench.entry(plan, 0, StepState::Unknown)));
        Executor executor(bench.cloud, bench.journal, bench.clock);
        bench.clock.set(sampleNow() + std::chrono::seconds(119));
        QCOMPARE(int(executor.settle({})->size()), 1);
        bench.clock.set(sampleNow() + std::chrono::minutes(2));
        QVERIFY(executor.settle({})->empty());
        QCOMPARE(bench.story(), QStringLiteral("1 unknown, 1 failed"));
    }

    // The first request landed while the second was sent, which is refused for that.
    void whatLandedMeanwhileIsDone() {
        Bench bench;
        const Plan plan = bench.plan({IamChange(CreateUser{alice})});
        QVERIFY(bench.journal.append(bench.entry(plan, 0, StepState::Unknown)));
        bench.cloud.failChange(0, MemoryCloud::When::After, refusal(ErrorKind::Conflict, "There is one."));
        const auto outcome = bench.resume(plan);
        QVERIFY(outcome && !outcome->error);
        QCOMPARE(states(*outcome), QStringLiteral("done+"));
    }

    void settlesDoubtsWithoutSending() {
        Bench bench;
        const Plan plan = bench.plan(threeUsers());
        for (const std::size_t step : {std::size_t(0), std::size_t(1)})
            QVERIFY(bench.journal.append(bench.entry(plan, int(step), StepState::Intended)));
        QVERIFY(applyChange(bench.cloud, plan.steps[0].change, bench.desk, {}));
        const auto left = Executor(bench.cloud, bench.journal, bench.clock).settle({});
        QVERIFY(left && left->empty());
        QCOMPARE(bench.story(), QStringLiteral("1 intended, 2 intended, 1 done, 2 failed"));
        QCOMPARE(int(bench.cloud.arrived().size()), 1);
        QCOMPARE(int(bench.journal.undoOf({})->changes.size()), 1);
    }

private:
};

QTEST_GUILESS_MAIN(ResumeTest)
#include "tst_resume.moc"
