#include "tests/cloud/contract.h"

#include "tests/support/desks.h"
#include "tests/support/offmainthread.h"

#include <QTest>

#include <algorithm>

namespace cloudnx::test {

namespace {

const char *sentenceOf(const Error &error) {
    static QByteArray text;
    text = QByteArray::number(int(error.kind)) + ": " + error.sentence.toUtf8();
    return text.constData();
}

RuleSpec tcp(std::uint16_t port) {
    return {.direction = Direction::Ingress,
            .protocol = Protocol::Tcp,
            .ports = PortRange::of(port),
            .peer = CidrBlock::parse(QStringLiteral("192.0.2.0/24")).value(),
            .description = {}};
}

bool has(const std::vector<Rule> &rules, const RuleSpec &spec) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const Rule &rule) { return sameTraffic(rule.spec, spec); });
}

} // namespace

#define GOOD(result) QVERIFY2((result).has_value(), (result) ? "" : sentenceOf((result).error()))
#define REFUSED(result, wanted)                                                                              \
    QVERIFY(!(result));                                                                                      \
    QVERIFY2((result).error().kind == ErrorKind::wanted, sentenceOf((result).error()))

void CloudContract::initTestCase() {
    m_subject = m_make();
    m_journal = std::make_unique<Journal>(m_folder.filePath(QStringLiteral("journal.jsonl")));
    QVERIFY(count() > 0);
}

void CloudContract::cleanupTestCase() {
    m_subject.reset();
}

void CloudContract::aPasswordAndACodeSignIn() {
    const auto begun = offMainThread([&] { return m_subject->door().begin(m_subject->password(), {}); });
    GOOD(begun);
    QVERIFY(std::holds_alternative<PendingSignIn>(*begun));
    const PendingSignIn pending = std::get<PendingSignIn>(*begun);
    QVERIFY(pending.expires > SystemClock().now());
    const Secret code = m_subject->code();
    const auto pair = offMainThread([&] { return m_subject->door().verify(pending, code, {}); });
    GOOD(pair);
    QVERIFY(!pair->access.isEmpty());
    QVERIFY(pair->accessExpires > SystemClock().now());
    GOOD(offMainThread([&] { return m_subject->door().end(*pair, {}); }));
}

void CloudContract::aWrongPasswordIsRefused() {
    Credentials wrong = m_subject->password();
    std::visit(
        [](auto &one) {
            if constexpr (requires { one.password; })
                one.password = Secret("not-the-Passw0rd");
        },
        wrong);
    const auto begun = offMainThread([&] { return m_subject->door().begin(wrong, {}); });
    REFUSED(begun, Unauthenticated);
}

void CloudContract::aWrongCodeIsRefusedAndTheRightOneStillGood() {
    const auto begun = offMainThread([&] { return m_subject->door().begin(m_subject->password(), {}); });
    GOOD(begun);
    const PendingSignIn pending = std::get<PendingSignIn>(*begun);
    const Secret code = m_subject->code();
    std::string digits(code.reveal());
    digits[0] = digits[0] == '9' ? '0' : static_cast<char>(digits[0] + 1);
    const auto wrong = offMainThread([&] { return m_subject->door().verify(pending, Secret(digits), {}); });
    REFUSED(wrong, Unauthenticated);
    GOOD(offMainThread([&] { return m_subject->door().verify(pending, code, {}); }));
}

void CloudContract::aPasswordTypedTooLongAgoIsToldApart() {
    const auto begun = offMainThread([&] { return m_subject->door().begin(m_subject->password(), {}); });
    GOOD(begun);
    const PendingSignIn old = m_subject->aged(std::get<PendingSignIn>(*begun));
    const Secret code = m_subject->code();
    const auto late = offMainThread([&] { return m_subject->door().verify(old, code, {}); });
    REFUSED(late, Gone);
}

void CloudContract::aRuleIsAddedOnceAndRemovedOnce() {
    const int before = count();
    const RuleSpec spec = tcp(8443);
    const auto added = change(AddRule{m_subject->group(), spec});
    GOOD(added);
    QVERIFY(!added->createdId.isEmpty());
    QCOMPARE(count(), before + 1);
    const auto again = change(AddRule{m_subject->group(), spec});
    GOOD(again);
    QVERIFY(again->createdId.isEmpty());
    QCOMPARE(count(), before + 1);
    QVERIFY(has(rules(m_subject->group()), spec));
    GOOD(change(RemoveRule{m_subject->group(), spec}));
    GOOD(change(RemoveRule{m_subject->group(), spec}));
    QCOMPARE(count(), before);
    QVERIFY(!has(rules(m_subject->group()), spec));
}

void CloudContract::fifteenHundredRulesAreReadToTheLast() {
    const QString crowd = m_subject->crowdElsewhere();
    const int all = m_subject->rulesElsewhere(crowd);
    QVERIFY(all >= 1'500);
    QSet<QString> ids;
    QSet<int> ports;
    for (const Rule &rule : rules(crowd)) {
        ids.insert(rule.id);
        if (rule.spec.ports && rule.spec.ports->first() >= 20'000 && rule.spec.ports->first() < 21'500)
            ports.insert(rule.spec.ports->first());
    }
    QCOMPARE(int(ids.size()), all);
    QCOMPARE(int(ports.size()), 1'500);
    QCOMPARE(int(rulesAlone(crowd).size()), all);
    QCOMPARE(toJson(rulesAlone(crowd)), toJson(rules(crowd)));
    // The one that stands last is found and removed as well as the first.
    for (const std::uint16_t port : {std::uint16_t(20'000), std::uint16_t(21'499)})
        GOOD(change(RemoveRule{crowd, tcp(port)}));
    QCOMPARE(m_subject->rulesElsewhere(crowd), all - 2);
    m_subject->dissolveCrowd();
}

void CloudContract::driftStopsAPlanBeforeItSends() {
    const auto plan = planned({AddRule{m_subject->group(), tcp(8444)}});
    GOOD(plan);
    m_subject->addRulesElsewhere(8445, 1);
    const int before = count();
    const auto outcome = applied(*plan);
    REFUSED(outcome, Drift);
    QCOMPARE(count(), before);
    m_subject->removeRulesElsewhere(8445, 1);
}

void CloudContract::whatOneMayNotDoIsForbidden() {
    ScriptedDesk desk;
    const auto made = offMainThread([&] {
        return applyChange(m_subject->guest(), IamChange(CreateUser{QStringLiteral("mallory")}), desk, {});
    });
    REFUSED(made, Forbidden);
    GOOD(offMainThread([&] { return m_subject->guest().firewall().groups({}); }));
}

void CloudContract::whatIsNotThereIsNamed() {
    const auto added = change(AddRule{QStringLiteral("nowhere"), tcp(1)});
    REFUSED(added, NotFound);
    QVERIFY2(added.error().sentence.contains(QStringLiteral("nowhere")), sentenceOf(added.error()));
    const auto stopped = change(StopInstance{QStringLiteral("nobody")});
    REFUSED(stopped, NotFound);
    QVERIFY2(stopped.error().sentence.contains(QStringLiteral("nobody")), sentenceOf(stopped.error()));
    const auto plan = planned({RemoveRule{m_subject->group(), tcp(4)}});
    QVERIFY(!plan);
}

void CloudContract::aUsedUpQuotaIsRefused() {
    m_subject->useUpQuota();
    const int before = count();
    const auto plan = planned({AddRule{m_subject->group(), tcp(8446)}});
    GOOD(plan);
    const auto outcome = applied(*plan);
    if (offMainThread([&] { return m_subject->cloud().firewall().quota({}); })) {
        REFUSED(outcome, ProofFailed); // told, so nothing is sent
    } else {
        GOOD(outcome);
        QVERIFY(outcome->error);
        QVERIFY2(outcome->error->kind == ErrorKind::Forbidden, sentenceOf(*outcome->error));
        QCOMPARE(int(outcome->steps.front().state), int(StepState::Failed));
    }
    const auto sent = change(AddRule{m_subject->group(), tcp(8446)});
    REFUSED(sent, Forbidden);
    QCOMPARE(count(), before);
    m_subject->giveQuotaBack();
    GOOD(change(AddRule{m_subject->group(), tcp(8446)}));
    GOOD(change(RemoveRule{m_subject->group(), tcp(8446)}));
}

void CloudContract::aPlanIsReadBackAndTakenBack() {
    const int before = count();
    const auto plan =
        planned({AddRule{m_subject->group(), tcp(8447)}, AddRule{m_subject->group(), tcp(8448)}});
    GOOD(plan);
    const auto outcome = applied(*plan);
    GOOD(outcome);
    QVERIFY2(!outcome->error, outcome->error ? sentenceOf(*outcome->error) : "");
    for (const StepOutcome &step : outcome->steps) {
        QCOMPARE(int(step.state), int(StepState::Done));
        QCOMPARE(step.cameTrue, std::optional(true));
        QVERIFY(!step.requestId.isEmpty());
    }
    QVERIFY(has(rules(m_subject->group()), tcp(8447)) && has(rules(m_subject->group()), tcp(8448)));
    QCOMPARE(count(), before + 2);
    const auto undone = takenBack();
    GOOD(undone);
    QVERIFY2(!undone->error, undone->error ? sentenceOf(*undone->error) : "");
    QCOMPARE(count(), before);
    QVERIFY(!has(rules(m_subject->group()), tcp(8447)) && !has(rules(m_subject->group()), tcp(8448)));
}

void CloudContract::anInstanceStopsAndStartsAgain() {
    QVERIFY(m_subject->isRunningElsewhere());
    const auto plan = planned({StopInstance{m_subject->instance()}});
    GOOD(plan);
    const auto outcome = applied(*plan);
    GOOD(outcome);
    QVERIFY2(!outcome->error, outcome->error ? sentenceOf(*outcome->error) : "");
    QCOMPARE(outcome->steps.front().cameTrue, std::optional(true));
    QVERIFY(!m_subject->isRunningElsewhere());
    GOOD(change(StopInstance{m_subject->instance()})); // stopped is stopped
    const auto undone = takenBack();
    GOOD(undone);
    QVERIFY2(!undone->error, undone->error ? sentenceOf(*undone->error) : "");
    QVERIFY(m_subject->isRunningElsewhere());
}

Result<Plan> CloudContract::planned(const std::vector<Change> &changes) {
    return offMainThread([&]() -> Result<Plan> {
        const SystemClock clock;
        Inventory inventory;
        if (auto read = readInto(inventory, m_subject->cloud(), partsFor(changes), clock, {}, {}); !read)
            return failure(read.error());
        return makePlan(changes, {}, inventory, clock.now());
    });
}

Result<Outcome> CloudContract::applied(const Plan &plan, const QString &undoes) {
    return offMainThread([&] {
        const SystemClock clock;
        ScriptedDesk desk;
        return Executor(m_subject->cloud(), *m_journal, clock).apply(plan, desk, {}, {}, undoes);
    });
}

Result<Outcome> CloudContract::takenBack() {
    const auto undo = m_journal->undoOf({});
    if (!undo)
        return failure(undo.error());
    const auto plan = planned(undo->changes);
    return plan ? applied(*plan, undo->planId) : failure(plan.error());
}

std::vector<Rule> CloudContract::rules(const QString &ofGroup) {
    const auto groups = offMainThread([&] { return m_subject->cloud().firewall().groups({}); });
    if (!groups)
        qFatal("%s", sentenceOf(groups.error())); // every row stands on this reading
    const auto found = std::find_if(groups->begin(), groups->end(),
                                    [&](const FirewallGroup &group) { return group.name == ofGroup; });
    return found == groups->end() ? std::vector<Rule>() : found->rules;
}

std::vector<Rule> CloudContract::rulesAlone(const QString &ofGroup) {
    const auto groups = offMainThread([&] { return m_subject->cloud().firewall().rules({}); });
    if (!groups)
        qFatal("%s", sentenceOf(groups.error()));
    const auto found = std::find_if(groups->begin(), groups->end(),
                                    [&](const GroupRules &group) { return group.name == ofGroup; });
    return found == groups->end() ? std::vector<Rule>() : found->rules;
}

Result<Receipt> CloudContract::change(const Change &one) {
    ScriptedDesk desk;
    return offMainThread([&] { return applyChange(m_subject->cloud(), one, desk, {}); });
}

} // namespace cloudnx::test
