#include "models/plan/facts.h"
#include "tests/plan/executorbench.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

class ExecutorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void appliesAndReadsBack() {
        Bench bench;
        const auto outcome = bench.apply(bench.plan(narrowed()));
        QVERIFY(outcome);
        QVERIFY(!outcome->error);
        QCOMPARE(states(*outcome), QStringLiteral("done+ done+"));
        QCOMPARE(outcome->steps.front().requestId, QStringLiteral("req-mem-0"));
        QCOMPARE(bench.story(), QStringLiteral("1 intended, 1 done, 2 intended, 2 done"));
        QVERIFY(outcome->readBack.firewall.known());
        QVERIFY(!outcome->readBack.kmsKeys.known());
    }

    void everyChangeComesTrueAndIsTakenBack() {
        Bench bench;
        for (const Change &change : everyChange()) {
            const Inventory before = bench.cloud.inventory();
            const Plan plan = bench.plan({change});
            const auto outcome = bench.apply(plan);
            QVERIFY2(outcome && !outcome->error, qPrintable(sentence(change)));
            QCOMPARE(int(outcome->steps.front().state), int(StepState::Done));
            const bool resetsPassword = sentence(change).startsWith(QStringLiteral("Set the console"));
            QVERIFY2(outcome->steps.front().cameTrue.value_or(resetsPassword), qPrintable(sentence(change)));
        }
    }

    void writesTheIntentBeforeItSends() {
        Bench bench;
        QStringList atSending;
        bench.cloud.onChange([&](const Change &) { atSending += bench.story(); });
        QVERIFY(bench.apply(bench.plan(narrowed())));
        QCOMPARE(atSending, (QStringList{QStringLiteral("1 intended"),
                                         QStringLiteral("1 intended, 1 done, 2 intended")}));
    }

    void undoRestoresTheAccount() {
        Bench bench;
        const auto factsBefore = factsFor(narrowed(), bench.cloud.inventory());
        QVERIFY(bench.apply(bench.plan(narrowed())));
        const auto undo = bench.journal.undoOf({});
        QVERIFY(undo);
        const auto outcome = bench.apply(bench.plan(undo->changes), {}, undo->planId);
        QVERIFY(outcome && !outcome->error);
        QVERIFY(factsFor(narrowed(), bench.cloud.inventory()) == factsBefore);
        QCOMPARE(int(bench.journal.undoOf({}).error().kind), int(ErrorKind::NotFound));
    }

    void refusesWhatDoesNotHold() {
        Bench bench;
        const Plan plan = bench.plan({AccountChange(RevokeSession{QStringLiteral("ses-1")})});
        const auto outcome = bench.apply(plan);
        QVERIFY(!outcome);
        QCOMPARE(int(outcome.error().kind), int(ErrorKind::ProofFailed));
        QVERIFY(bench.cloud.arrived().empty());
        QCOMPARE(bench.story(), QString());
    }

    // A file may claim that a proof holds; it is proved again.
    void provesAgainItself() {
        Bench bench;
        Plan plan = bench.plan({AccountChange(RevokeSession{QStringLiteral("ses-1")})});
        for (Proof &proof : plan.proofs)
            proof.verdict = Verdict::Holds;
        QCOMPARE(int(bench.apply(plan).error().kind), int(ErrorKind::ProofFailed));
        plan.proofs.clear();
        QCOMPARE(int(bench.apply(plan).error().kind), int(ErrorKind::ProofFailed));
        QVERIFY(bench.cloud.arrived().empty());
    }

    void refusesDrift() {
        Bench bench;
        const Plan plan = bench.plan(narrowed());
        bench.cloud.meanwhile([](Inventory &account) { account.firewall.value->at(1).rules.pop_back(); });
        const auto outcome = bench.apply(plan);
        QCOMPARE(int(outcome.error().kind), int(ErrorKind::Drift));
        QVERIFY(bench.cloud.arrived().empty());
    }

    void refusesExpiredAndForeignPlans() {
        Bench bench;
        const Plan plan = bench.plan(narrowed());
        bench.clock.set(sampleNow() + std::chrono::hours(25));
        QCOMPARE(int(bench.apply(plan).error().kind), int(ErrorKind::Gone));
        bench.clock.set(sampleNow());
        bench.cloud.meanwhile(
            [](Inventory &account) { account.identity.value->accountId = QStringLiteral("100000009"); });
        QCOMPARE(int(bench.apply(plan).error().kind), int(ErrorKind::Invalid));
        QVERIFY(bench.cloud.arrived().empty());
    }

    // The inverse and the effects cannot be doctored either.
    void refusesAPlanThatSaysSomethingElse() {
        Bench bench;
        Plan plan = bench.plan(narrowed());
        plan.steps.front().inverse = Change(IamChange(DeleteUser{QStringLiteral("deploy")}));
        QCOMPARE(int(bench.apply(plan).error().kind), int(ErrorKind::Drift));
        plan = bench.plan(narrowed());
        plan.effects = {QStringLiteral("nothing to see")};
        QCOMPARE(int(bench.apply(plan).error().kind), int(ErrorKind::Drift));
        QVERIFY(bench.cloud.arrived().empty());
    }

    void firstStepRefusedIsThatError() {
        Bench bench;
        const Plan plan = bench.plan(threeUsers());
        bench.cloud.failChange(0, MemoryCloud::When::Before,
                               refusal(ErrorKind::Forbidden, "Your policies deny iam:CreateUser."));
        const auto outcome = bench.apply(plan);
        QVERIFY(outcome);
        QCOMPARE(int(outcome->error->kind), int(ErrorKind::Forbidden));
        QCOMPARE(outcome->error->sentence, QStringLiteral("Your policies deny iam:CreateUser."));
        QCOMPARE(states(*outcome), QStringLiteral("failed? intended? intended?"));
        QCOMPARE(bench.story(), QStringLiteral("1 intended, 1 failed"));
    }

    void stoppedHalfWayNamesWhatWasDone() {
        Bench bench;
        const Plan plan = bench.plan(threeUsers());
        bench.cloud.failChange(1, MemoryCloud::When::Before,
                               refusal(ErrorKind::Server, "The service is ill."));
        const auto outcome = bench.apply(plan);
        QVERIFY(outcome);
        QCOMPARE(int(outcome->error->kind), int(ErrorKind::PartlyDone));
        QCOMPARE(exitCode(outcome->error->kind), 7);
        QVERIFY2(outcome->error->sentence.startsWith(
                     QStringLiteral("Only step 1 of 3 was done. The service is ill.")),
                 qPrintable(outcome->error->sentence));
        QCOMPARE(states(*outcome), QStringLiteral("done+ failed? intended?"));
        QVERIFY(hasUser(bench.cloud.inventory(), alice));
        QCOMPARE(int(bench.journal.undoOf({})->changes.size()), 1);
    }

    void lostAnswerIsReadAgain_data() {
        QTest::addColumn<int>("when");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("story");
        QTest::newRow("carried out") << int(MemoryCloud::When::After) << QStringLiteral("done+ done+ done+")
                                     << QStringLiteral(
                                            "1 intended, 1 done, 2 intended, 2 done, 3 intended, 3 done");
        QTest::newRow("not carried out")
            << int(MemoryCloud::When::Before) << QStringLiteral("done+ unknown? intended?")
            << QStringLiteral("1 intended, 1 done, 2 intended, 2 unknown");
    }

    void lostAnswerIsReadAgain() {
        QFETCH(int, when);
        QFETCH(QString, outcome);
        QFETCH(QString, story);
        Bench bench;
        const Plan plan = bench.plan(threeUsers());
        bench.cloud.failChange(1, MemoryCloud::When(when), lostAnswer());
        const auto result = bench.apply(plan);
        QVERIFY(result);
        QCOMPARE(states(*result), outcome);
        QCOMPARE(bench.story(), story);
    }

    // A key whose answer was lost is counted: there is no other way to tell.
    void lostAnswerOfANewKey() {
        for (const auto when : {MemoryCloud::When::Before, MemoryCloud::When::After}) {
            Bench bench;
            const Plan plan = bench.plan({IamChange(CreateAccessKey{QStringLiteral("deploy")})});
            bench.cloud.failChange(0, when, lostAnswer());
            const auto outcome = bench.apply(plan);
            QVERIFY(outcome);
            QCOMPARE(int(outcome->steps.front().state),
                     int(when == MemoryCloud::When::After ? StepState::Done : StepState::Unknown));
        }
    }

    void lostAnswerAndNothingToReadStaysInDoubt() {
        Bench bench;
        const Plan plan = bench.plan(threeUsers());
        bench.cloud.failChange(0, MemoryCloud::When::After, lostAnswer());
        bench.cloud.onChange([&](const Change &) {
            bench.cloud.refuse(Part::Users, refusal(ErrorKind::Server, "The service is ill."));
        });
        const auto outcome = bench.apply(plan);
        QVERIFY(outcome);
        QCOMPARE(states(*outcome), QStringLiteral("unknown? intended? intended?"));
        QVERIFY(outcome->error->sentence.contains(QStringLiteral("It is not known whether step 1")));
        QCOMPARE(int(unfinished(bench.journal)->size()), 1);
    }

    void stopsBetweenSteps() {
        Bench bench;
        std::stop_source source;
        const Plan plan = bench.plan(threeUsers());
        const auto outcome = Executor(bench.cloud, bench.journal, bench.clock)
                                 .apply(
                                     plan, bench.desk,
                                     [&](const QString &, qint64 done, qint64) {
                                         if (done == 2)
                                             source.request_stop();
                                     },
                                     source.get_token());
        QVERIFY(outcome);
        QCOMPARE(int(outcome->error->kind), int(ErrorKind::PartlyDone));
        QCOMPARE(states(*outcome), QStringLiteral("done? done? intended?"));
        QCOMPARE(bench.story(), QStringLiteral("1 intended, 1 done, 2 intended, 2 done"));
        QCOMPARE(int(bench.cloud.arrived().size()), 2);
    }

    void stoppedBeforeTheFirstNothingIsSent() {
        Bench bench;
        std::stop_source source;
        const Plan plan = bench.plan(threeUsers());
        source.request_stop();
        QCOMPARE(int(bench.apply(plan, source.get_token()).error().kind), int(ErrorKind::Cancelled));
        QVERIFY(bench.cloud.arrived().empty());
    }

    void withoutAJournalNothingIsSent() {
        Bench bench;
        const Plan plan = bench.plan(threeUsers());
        Journal nowhere(QStringLiteral("/proc/no/such/journal"));
        const auto outcome = Executor(bench.cloud, nowhere, bench.clock).apply(plan, bench.desk, {}, {});
        QVERIFY(!outcome);
        QCOMPARE(int(outcome.error().kind), int(ErrorKind::Local));
        QVERIFY(bench.cloud.arrived().empty());
    }

    void whatDoesNotComeTrueIsSaid() {
        Bench bench;
        const Plan plan =
            bench.plan({IamChange(CreateUser{alice}), IamChange(CreateUser{QStringLiteral("bob")})});
        bench.cloud.onChange([&, first = true](const Change &) mutable {
            if (!std::exchange(first, false)) // somebody else deletes alice before the last step
                bench.cloud.meanwhile([](Inventory &account) {
                    std::erase_if(*account.users.value, [](const User &user) { return user.name == alice; });
                });
        });
        const auto outcome = bench.apply(plan);
        QVERIFY(outcome);
        QCOMPARE(states(*outcome), QStringLiteral("done- done+"));
        QVERIFY(outcome->error);
        QVERIFY(outcome->error->sentence.contains(QStringLiteral("does not show it")));
    }

    void secretsGoToTheDeskOnly() {
        Bench bench;
        QVERIFY(bench.apply(bench.plan({AccountChange(EnableSecondFactor{}),
                                        IamChange(CreateAccessKey{QStringLiteral("deploy")}),
                                        IamChange(SetConsolePassword{QStringLiteral("deploy")})})));
        QCOMPARE(int(bench.desk.given.size()), 3);
        QFile file(bench.folder.filePath(QStringLiteral("journal.jsonl")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray journal = file.readAll();
        for (const char *secret : {"JBSWY3DPEHPK3PXP", "abcd-efgh", "only-once", "battery", "123456"})
            QVERIFY2(!journal.contains(secret), secret);
    }

    void aPlanIsAppliedOnce() {
        Bench bench;
        const Plan plan = bench.plan({IamChange(CreateUser{alice})});
        QVERIFY(bench.apply(plan));
        const Plan undo = bench.plan(bench.journal.undoOf({})->changes);
        QVERIFY(bench.apply(undo, {}, plan.id));
        const auto again = bench.apply(plan); // nothing drifted
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Drift);
        QVERIFY(!hasUser(bench.cloud.inventory(), alice));
    }

    void whatCannotBeReadIsNoDrift() {
        Bench bench;
        const Plan plan = bench.plan(narrowed());
        bench.cloud.refuse(Part::Firewall, refusal(ErrorKind::Server, "Ill."));
        const auto outcome = bench.apply(plan);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Server);
        QVERIFY(bench.cloud.arrived().empty());
    }

    void somebodyElseTookItBackInPart() {
        Bench bench;
        const std::vector<Change> both{FirewallChange(RemoveRule{db, ruleOf("5432", "0.0.0.0/0")}),
                                       IamChange(DeleteUser{alice})};
        QCOMPARE(withoutTrue(both, bench.cloud.inventory()).size(), std::size_t(1)); // there is no alice
        // Stopped and started again: neither of the two may be left out alone.
        const std::vector<Change> turn{ComputeChange(StopInstance{db}), ComputeChange(StartInstance{db})};
        QCOMPARE(withoutTrue(turn, bench.cloud.inventory()), turn);
    }
};

QTEST_GUILESS_MAIN(ExecutorTest)
#include "tst_executor.moc"
