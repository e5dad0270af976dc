#include "models/net/circuit.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace cloudnx;
using namespace std::chrono_literals;

namespace {

const QString here = QStringLiteral("api.example:443");
const Instant start{1790000000s};

struct Bench {
    FixedClock clock{start};
    Circuit circuit{{.failures = 3, .rest = 15s}, clock};

    void fail(int times) {
        for (int i = 0; i < times; ++i)
            if (circuit.enter(here))
                circuit.settle(here, Answered::No);
    }

    [[nodiscard]] bool entersThenSays(Answered answered) {
        const bool in = circuit.enter(here).has_value();
        if (in)
            circuit.settle(here, answered);
        return in;
    }
};

} // namespace

class CircuitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void letsCallsThroughUntilThreeInARowFailed() {
        Bench bench;
        bench.fail(2);
        QVERIFY(bench.entersThenSays(Answered::Yes)); // breaks the row
        bench.fail(2);
        QVERIFY(bench.entersThenSays(Answered::No));
        QVERIFY(!bench.circuit.enter(here));
    }

    void saysUntilWhen() {
        qputenv("TZ", "Asia/Kolkata");
        tzset();
        Bench bench;
        bench.fail(3);
        bench.clock.set(start + 4500ms);
        const auto refused = bench.circuit.enter(here);
        QCOMPARE(refused.error().kind, ErrorKind::Network);
        // TZ=Asia/Kolkata date -d @1790000015 +%T
        QCOMPARE(refused.error().sentence,
                 QStringLiteral("api.example:443 did not answer 3 times in a row, so nothing is sent to it "
                                "until 19:43:35. Check the network and the address."));
        QVERIFY(refused.error().retryAfter == 11s);
        QVERIFY(!refused.error().maySucceedOnServer);
    }

    void triesOnceAfterTheRest() {
        Bench bench;
        bench.fail(3);
        bench.clock.set(start + 14999ms);
        QVERIFY(!bench.circuit.enter(here));
        bench.clock.set(start + 15s);
        QVERIFY(bench.circuit.enter(here));
        const auto meanwhile = bench.circuit.enter(here);
        QVERIFY(!meanwhile && meanwhile.error().sentence.contains(QStringLiteral("being tried once more")));
        bench.circuit.settle(here, Answered::No);
        QVERIFY(!bench.circuit.enter(here)); // rests again, from now on
        bench.clock.set(start + 30s);
        QVERIFY(bench.entersThenSays(Answered::Yes));
        QVERIFY(bench.entersThenSays(Answered::No));
        QVERIFY(bench.entersThenSays(Answered::No));
    }

    void aStoppedTrialLeavesItToTheNext() {
        Bench bench;
        bench.fail(3);
        bench.clock.set(start + 15s);
        QVERIFY(bench.entersThenSays(Answered::Untold));
        QVERIFY(bench.entersThenSays(Answered::Yes));
    }

    void knowsPlacesApart() {
        Bench bench;
        bench.fail(3);
        QVERIFY(!bench.circuit.enter(here));
        QVERIFY(bench.circuit.enter(QStringLiteral("api.example:8443")));
    }

    void survivesAClockThatIsSetBack() {
        Bench bench;
        bench.fail(3);
        bench.clock.set(start - 1h);
        QVERIFY(bench.entersThenSays(Answered::Yes));
    }

    void letsOneOfManyThreadsTry() {
        Bench bench;
        bench.fail(3);
        bench.clock.set(start + 15s);
        std::atomic<int> entered = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([&] {
                    for (int n = 0; n < 100; ++n)
                        entered += bench.circuit.enter(here) ? 1 : 0;
                });
        }
        QCOMPARE(entered.load(), 1);
    }
};

QTEST_GUILESS_MAIN(CircuitTest)
#include "tst_circuit.moc"
