#include "models/plan/executor.h"
#include "models/plan/facts.h"
#include "tests/plan/everychange.h"
#include "tests/support/memorycloud.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const QString db = QStringLiteral("db-01");
const QString web = QStringLiteral("web-01");
const QString alice = QStringLiteral("alice");
const QString readOnly = QStringLiteral("CloudNxReadOnlyAccess");

Error refusal(ErrorKind kind, const char *sentence) {
    return {.kind = kind, .sentence = QString::fromLatin1(sentence), .requestId = QStringLiteral("req-x")};
}

std::vector<Change> narrowed() {
    return {FirewallChange(AddRule{db, ruleOf("5432", "10.0.0.0/24")}),
            FirewallChange(RemoveRule{db, ruleOf("5432", "0.0.0.0/0")})};
}

std::vector<Change> threeUsers() {
    return {IamChange(CreateUser{alice}), IamChange(CreateUser{QStringLiteral("bob")}),
            IamChange(CreateUser{QStringLiteral("carol")})};
}

// One desk: a cloud, a journal, a clock.
struct Bench {
    QTemporaryDir folder;
    MemoryCloud cloud{sampleInventory()};
    FixedClock clock{sampleNow()};
    Journal journal{folder.filePath(QStringLiteral("journal.jsonl"))};
    FixedDesk desk;

    Plan plan(const std::vector<Change> &changes) {
        auto made = makePlan(changes, {}, cloud.inventory(), clock.now());
        if (!made)
            qFatal("%s", qPrintable(made.error().sentence));
        return *made;
    }

    Result<Outcome> apply(const Plan &plan, std::stop_token stop = {}, const QString &undoes = {}) {
        return Executor(cloud, journal, clock).apply(plan, desk, {}, std::move(stop), undoes);
    }

    Result<Outcome> resume(const Plan &plan) {
        return Executor(cloud, journal, clock).resume(plan, desk, {}, {});
    }

    [[nodiscard]] JournalEntry entry(const Plan &plan, int step, StepState state) const {
        const Step &one = plan.steps[static_cast<std::size_t>(step)];
        return {
            clock.now(), plan.id,    plan.title,  plan.accountId, step, static_cast<int>(plan.steps.size()),
            state,       one.change, one.inverse, one.sentence,   {},   {},
            {}};
    }

    // "1 intended, 1 done, 2 intended …"
    QString story() {
        QStringList words;
        const auto entries = journal.entries();
        if (!entries)
            return entries.error().sentence;
        for (const JournalEntry &entry : *entries)
            words += QStringLiteral("%1 %2").arg(entry.step + 1).arg(wordOf(entry.state));
        return words.join(QLatin1String(", "));
    }
};

QString states(const Outcome &outcome) {
    QStringList words;
    for (const StepOutcome &step : outcome.steps)
        words +=
            wordOf(step.state) + (step.cameTrue ? (*step.cameTrue ? QStringLiteral("+") : QStringLiteral("-"))
                                                : QStringLiteral("?"));
    return words.join(u' ');
}

bool hasUser(const Inventory &inventory, const QString &name) {
    return std::any_of(inventory.users->begin(), inventory.users->end(),
                       [&](const User &user) { return user.name == name; });
}

} // namespace

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
            JournalEntry entry{clockTime(),
                               plan.id,
                               plan.title,
                               plan.accountId,
                               line / 2,
                               3,
                               intent ? StepState::Intended : StepState::Done,
                               plan.steps[step].change,
                               plan.steps[step].inverse,
                               plan.steps[step].sentence,
                               {},
                               {},
                               {}};
            QVERIFY(bench.journal.append(entry));
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
        QVERIFY(bench.journal.append({clockTime(),
                                      plan.id,
                                      plan.title,
                                      plan.accountId,
                                      0,
                                      1,
                                      StepState::Intended,
                                      plan.steps[0].change,
                                      plan.steps[0].inverse,
                                      plan.steps[0].sentence,
                                      {},
                                      {},
                                      {}}));
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

    void aPlanIsAppliedOnce() {
        Bench bench;
        const Plan plan = bench.plan({IamChange(CreateUser{alice})});
        QVERIFY(bench.apply(plan));
        const Plan undo = bench.plan(bench.journal.undoOf({})->changes);
        QVERIFY(bench.apply(undo, {}, plan.id));
        const auto again = bench.apply(plan); // nothing drifted
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Conflict);
        QVERIFY(!hasUser(bench.cloud.inventory(), alice));
    }

    // What the proxy gave up waiting for may arrive yet.
    void aLostAnswerIsNoFailureForTwoMinutes() {
        Bench bench;
        const Plan plan = bench.plan({IamChange(CreateUser{alice})});
        QVERIFY(bench.journal.append(bench.entry(plan, 0, StepState::Unknown)));
        Executor executor(bench.cloud, bench.journal, bench.clock);
        bench.clock.set(clockTime() + std::chrono::seconds(119));
        QCOMPARE(int(executor.settle({})->size()), 1);
        bench.clock.set(clockTime() + std::chrono::minutes(2));
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

    void settlesDoubtsWithoutSending() {
        Bench bench;
        const Plan plan = bench.plan(threeUsers());
        for (const std::size_t step : {std::size_t(0), std::size_t(1)})
            QVERIFY(bench.journal.append({clockTime(),
                                          plan.id,
                                          plan.title,
                                          plan.accountId,
                                          int(step),
                                          3,
                                          StepState::Intended,
                                          plan.steps[step].change,
                                          plan.steps[step].inverse,
                                          plan.steps[step].sentence,
                                          {},
                                          {},
                                          {}}));
        QVERIFY(applyChange(bench.cloud, plan.steps[0].change, bench.desk, {}));
        const auto left = Executor(bench.cloud, bench.journal, bench.clock).settle({});
        QVERIFY(left && left->empty());
        QCOMPARE(bench.story(), QStringLiteral("1 intended, 2 intended, 1 done, 2 failed"));
        QCOMPARE(int(bench.cloud.arrived().size()), 1);
        QCOMPARE(int(bench.journal.undoOf({})->changes.size()), 1);
    }

private:
    static Instant clockTime() { return sampleNow(); }
};

QTEST_GUILESS_MAIN(ExecutorTest)
#include "tst_executor.moc"
