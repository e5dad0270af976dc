#include "widgets/parts/lane.h"

#include <QTest>

#include <atomic>
#include <condition_variable>

using namespace cloudnx;

namespace {

/// What the main loop is to the program: sleeps until it is woken.
class Bell {
public:
    void ring() {
        const std::lock_guard lock(m_mutex);
        ++m_rung;
        m_heard.notify_all();
    }

    void await(int rings) {
        std::unique_lock lock(m_mutex);
        m_heard.wait(lock, [&] { return m_rung >= rings; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_heard;
    int m_rung = 0;
};

} // namespace

class TestLane : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void deliversWhatCallsYield() {
        Bell bell;
        Lane lane([&bell] { bell.ring(); });
        int sum = 0;
        for (int number = 1; number <= 20; ++number)
            lane.start([&sum, number](std::stop_token) { return [&sum, number] { sum += number; }; });
        bell.await(20);
        for (const auto &finished : lane.takeFinished())
            finished.deliver();
        QCOMPARE(sum, 210);
        QVERIFY(lane.isIdle());
    }

    void asksOneCallToStop() {
        Bell bell;
        Lane lane([&bell] { bell.ring(); });
        bool stopped = false;
        const auto ticket = lane.start([&stopped](std::stop_token stop) {
            std::mutex mutex;
            std::condition_variable_any asked;
            std::unique_lock lock(mutex);
            asked.wait(lock, stop, [] { return false; });
            const bool wasAsked = stop.stop_requested();
            return [&stopped, wasAsked] { stopped = wasAsked; };
        });
        QVERIFY(!lane.isIdle());
        lane.requestStop(ticket);
        bell.await(1);
        for (const auto &finished : lane.takeFinished())
            finished.deliver();
        QVERIFY(stopped);
    }

    void joinsWhatStillRunsWhenItGoes() {
        std::atomic<bool> ended = false;
        {
            Lane lane([] {});
            lane.start([&ended](std::stop_token stop) {
                while (!stop.stop_requested())
                    std::this_thread::yield();
                ended = true;
                return [] {};
            });
        }
        QVERIFY(ended);
    }
};

QTEST_GUILESS_MAIN(TestLane)
#include "tst_lane.moc"
