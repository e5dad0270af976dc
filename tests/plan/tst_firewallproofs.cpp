#include "models/plan/effects.h"
#include "models/plan/order.h"
#include "models/plan/simulate.h"
#include "tests/support/firewallworld.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

#include <algorithm>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

Proof proofIn(const Plan &plan, const char *id) {
    for (const Proof &proof : plan.proofs)
        if (proof.id == QLatin1String(id))
            return proof;
    return {};
}

Plan planOf(const std::vector<Change> &changes, const Inventory &inventory, const Vantage &vantage) {
    auto plan = makePlan(changes, {}, inventory, sampleNow(), vantage);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().sentence));
    return *plan;
}

// By hand, from the packets alone: the first step after which one from the vantage no longer arrives; 0:
// none.
int lostAt(const std::vector<Change> &changes, const Inventory &start, const Vantage &vantage) {
    std::vector<Packet> packets = managementPackets(start, vantage);
    std::erase_if(packets, [&](const Packet &packet) { return !arrives(start, packet); });
    Inventory state = start;
    int number = 0;
    for (const Change &change : changes) {
        simulate(state, change);
        ++number;
        for (const Packet &packet : packets)
            if (!arrives(state, packet))
                return number;
    }
    return 0;
}

int widerAt(const std::vector<Change> &changes, const Inventory &start) {
    Inventory end = start;
    for (const Change &change : changes)
        simulate(end, change);
    std::vector<Packet> packets = everyPacket(start);
    std::erase_if(packets,
                  [&](const Packet &packet) { return arrives(start, packet) || arrives(end, packet); });
    Inventory state = start;
    int number = 0;
    for (const Change &change : changes) {
        simulate(state, change);
        ++number;
        for (const Packet &packet : packets)
            if (arrives(state, packet))
                return number;
    }
    return 0;
}

} // namespace

class FirewallProofsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void lockoutAsThePacketsSay() {
        World world(1);
        int failed = 0;
        for (int round = 0; round < 800; ++round) {
            const Inventory start = world.inventory();
            const auto changes = world.changes(start);
            const Vantage vantage = world.vantage();
            if (changes.empty())
                continue;
            const Proof proof = proofIn(planOf(changes, start, vantage), "lockout");
            const int step = lostAt(changes, start, vantage);
            QCOMPARE(int(proof.verdict), int(step == 0 ? Verdict::Holds : Verdict::Fails));
            if (step != 0)
                QVERIFY2(proof.reason.startsWith(QStringLiteral("After step %1,").arg(step)),
                         qPrintable(proof.reason));
            failed += step != 0;
        }
        QVERIFY2(failed > 50 && failed < 750, qPrintable(QString::number(failed))); // the world shows both
    }

    void noWiderAsThePacketsSay() {
        World world(2);
        int failed = 0;
        for (int round = 0; round < 300; ++round) {
            const Inventory start = world.inventory();
            const auto changes = world.changes(start);
            if (changes.empty())
                continue;
            const Proof proof = proofIn(planOf(changes, start, {}), "no-wider");
            const int step = widerAt(changes, start);
            QVERIFY2((proof.verdict == Verdict::Fails) == (step != 0), qPrintable(proof.reason));
            failed += step != 0;
        }
        QVERIFY2(failed > 30, qPrintable(QString::number(failed)));
    }

    void theOrderBreaksNothingThatAnyOrderKeeps() {
        World world(3);
        int searched = 0;
        for (int round = 0; round < 250; ++round) {
            const Inventory start = world.inventory();
            auto changes = world.rewrite(start);
            const Vantage vantage = world.vantage();
            if (changes.empty() || changes.size() > 4)
                continue;
            const auto order = inSafeOrder(changes, start, vantage);
            if (lostAt(order, start, vantage) == 0 && widerAt(order, start) == 0)
                continue;
            ++searched;
            std::vector<std::size_t> places(changes.size());
            for (std::size_t at = 0; at < places.size(); ++at)
                places[at] = at;
            do {
                std::vector<Change> other;
                for (const std::size_t place : places)
                    other.push_back(changes[place]);
                QVERIFY(lostAt(other, start, vantage) != 0 || widerAt(other, start) != 0);
            } while (std::next_permutation(places.begin(), places.end()));
        }
        QVERIFY(searched > 0);
    }

    // With a full quota what can be removed first is; where nothing can, the plan is refused before its
    // start.
    void aFullQuotaHasItsSayInTheOrder() {
        World world(5);
        Inventory start = world.inventory();
        FirewallGroup &group = start.firewall.value->front();
        for (FirewallGroup &other : *start.firewall.value)
            other.rules.clear();
        group.rules = {sample::rule("a", ruleOf("80", "0.0.0.0/0")),
                       sample::rule("b", ruleOf("22", "203.0.113.7/32"))};
        const Vantage mine{{CidrBlock::parse(QStringLiteral("203.0.113.7/32")).value()}};
        const auto change = [&](const char *ports, const char *old, const char *now) {
            return std::vector<Change>{FirewallChange(AddRule{group.name, ruleOf(ports, now)}),
                                       FirewallChange(RemoveRule{group.name, ruleOf(ports, old)})};
        };
        const auto isRemoval = [](const Change &one) {
            return std::holds_alternative<RemoveRule>(*asFirewallChange(one));
        };
        // Others' rules count as well: 7 of 8 leave room, 8 of 8 do not.
        for (const auto &[used, removesFirst] : {std::pair(7, false), std::pair(8, true)}) {
            start.allowances.value = {{Limited::Rules, used, 8}};
            const auto web = inSafeOrder(change("80", "0.0.0.0/0", "10.0.0.0/8"), start, mine);
            QCOMPARE(isRemoval(web.front()), removesFirst);
            QVERIFY(checkProofs(planOf(web, start, mine)));
        }
        const auto ssh = inSafeOrder(change("22", "203.0.113.7/32", "203.0.113.0/24"), start, mine);
        const Plan plan = planOf(ssh, start, mine);
        const Done refused = checkProofs(plan);
        QVERIFY(!refused);
        QCOMPARE(exitCode(refused.error().kind), 5);
        QVERIFY2(refused.error().sentence.contains(
                     QStringLiteral("After step 1 there would be 9 security group rules, and 8 may be.")),
                 qPrintable(refused.error().sentence));
        start.allowances.value = {{Limited::Rules, 8, {}}};
        QVERIFY(checkProofs(planOf(ssh, start, mine)));
    }

    void aGroupTakesRoomForItsOwnRules() {
        Inventory start = World(6).inventory();
        const std::vector<Change> made{FirewallChange(CreateFirewallGroup{QStringLiteral("new"), {}})};
        const auto verdict = [&](int rules, int groups) {
            start.allowances.value = {{Limited::Groups, 3, groups}, {Limited::Rules, 10, rules}};
            return proofIn(planOf(made, start, {}), "quota").verdict;
        };
        QCOMPARE(int(verdict(12, 4)), int(Verdict::Holds)); // with two rules, as Neutron makes it
        QCOMPARE(int(verdict(11, 4)), int(Verdict::Fails));
        QCOMPARE(int(verdict(12, 3)), int(Verdict::Fails));
    }

    void anUnreadQuotaIsNotRoom() {
        Inventory start = World(7).inventory();
        const std::vector<Change> add{FirewallChange(AddRule{QStringLiteral("g0"), ruleOf("1", "::/0")})};
        start.allowances = {
            .value = {}, .absence = Absence::Forbidden, .why = QStringLiteral("Not for you."), .readAt = {}};
        const Plan plan = planOf(add, start, {});
        QCOMPARE(int(proofIn(plan, "quota").verdict), int(Verdict::Unknown));
        QCOMPARE(proofIn(plan, "quota").reason, QStringLiteral("Not for you."));
        QVERIFY(!checkProved(plan, QStringLiteral("quota")));
        start.allowances.absence = Absence::NotOffered;
        QVERIFY(proofIn(planOf(add, start, {}), "quota").id.isEmpty());
    }

    // A planner that removes first must be caught, or the proof is blind.
    void aWrongOrderIsRefused() {
        World world(4);
        int caught = 0;
        for (int round = 0; round < 250; ++round) {
            const Inventory start = world.inventory();
            const Vantage vantage = world.vantage();
            auto changes = inSafeOrder(world.rewrite(start), start, vantage);
            if (changes.empty() || lostAt(changes, start, vantage) != 0)
                continue;
            std::reverse(changes.begin(), changes.end());
            if (lostAt(changes, start, vantage) == 0)
                continue;
            const auto mutant = makePlan(changes, {}, start, sampleNow(), vantage);
            if (!mutant)
                continue;
            QCOMPARE(int(checkProofs(*mutant).error().kind), int(ErrorKind::ProofFailed));
            QCOMPARE(exitCode(checkProofs(*mutant).error().kind), 5);
            ++caught;
        }
        QVERIFY2(caught >= 5, qPrintable(QString::number(caught)));
    }
};

QTEST_APPLESS_MAIN(FirewallProofsTest)
#include "tst_firewallproofs.moc"
