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
