#include "widgets/parts/worker.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <condition_variable>

using namespace cloudnx;

namespace {

/// Keeps a call waiting until the test opens it or the call is asked to stop.
class Gate {
public:
    void pass(const std::stop_token &stop) {
        std::unique_lock lock(m_mutex);
        m_opened.wait(lock, stop, [this] { return m_open; });
    }

    void open() {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_opened.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_opened;
    bool m_open = false;
};

/// Tells how many wait for its end.
class WatchedOwner : public QObject {
public:
    [[nodiscard]] int watchers() const { return receivers(SIGNAL(destroyed(QObject *))); }
};

} // namespace

class TestWorker : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void runsElsewhereAndAnswersHere() {
        Worker worker;
        QObject owner;
        QThread *ranOn = nullptr;
        QThread *answeredOn = nullptr;
        worker.run(
            &owner, QStringLiteral("t"), {}, [](std::stop_token) { return QThread::currentThread(); },
            [&](QThread *thread) {
                ranOn = thread;
                answeredOn = QThread::currentThread();
            });
        QTRY_VERIFY(ranOn);
        QVERIFY(ranOn != QThread::currentThread());
        QCOMPARE(answeredOn, QThread::currentThread());
    }

    void leavesNothingBehindAtAnOwner() {
        Worker worker;
        WatchedOwner owner;
        const int before = owner.watchers();
        int answers = 0;
        for (int call = 0; call < 20; ++call)
            worker.run(
                &owner, QString::number(call), {}, [](std::stop_token) { return 1; },
                [&answers](int one) { answers += one; });
        QTRY_COMPARE(answers, 20);
        QTRY_VERIFY(worker.isIdle());
        QCOMPARE(owner.watchers(), before);
    }

    void dropsTheResultOfAnOwnerThatDied() {
        Worker worker;
        Gate gate;
        auto owner = std::make_unique<QObject>();
        bool answered = false;
        std::atomic<bool> askedToStop = false;
        worker.run(
            owner.get(), QStringLiteral("t"), {},
            [&](const std::stop_token &stop) {
                gate.pass(stop);
                askedToStop = stop.stop_requested();
                return 1;
            },
            [&](int) { answered = true; });
        owner.reset();
        QTRY_VERIFY(worker.isIdle());
        QVERIFY(askedToStop);
        QVERIFY(!answered);
    }

    void aNewerRequestDropsTheOlder() {
        Worker worker;
        QObject owner;
        Gate gate;
        QList<int> answers;
        worker.run(
            &owner, QStringLiteral("t"), {},
            [&](const std::stop_token &stop) {
                gate.pass(stop);
                return 1;
            },
            [&](int number) { answers.append(number); });
        worker.run(
            &owner, QStringLiteral("t"), {}, [](std::stop_token) { return 2; },
            [&](int number) { answers.append(number); });
        QTRY_VERIFY(worker.isIdle());
        QCOMPARE(answers, QList<int>{2});
    }

    void otherTopicsGoOnSideBySide() {
        Worker worker;
        QObject owner;
        QList<int> answers;
        for (int number = 0; number < 4; ++number)
            worker.run(
                &owner, QString::number(number), {}, [number](std::stop_token) { return number; },
                [&](int answer) { answers.append(answer); });
        QTRY_VERIFY(worker.isIdle());
        std::sort(answers.begin(), answers.end());
        QCOMPARE(answers, (QList<int>{0, 1, 2, 3}));
    }

    void cancellingStillTellsTheOwner() {
        Worker worker;
        QObject owner;
        Gate gate;
        int answer = 0;
        worker.run(
            &owner, QStringLiteral("t"), QStringLiteral("Reading"),
            [&](const std::stop_token &stop) {
                gate.pass(stop);
                return stop.stop_requested() ? -1 : 1;
            },
            [&](int number) { answer = number; });
        QCOMPARE(worker.shown(), QStringList{QStringLiteral("Reading")});
        worker.cancelShown();
        QTRY_COMPARE(answer, -1);
        QVERIFY(worker.shown().isEmpty());
    }

    /// A keychain call, for instance, needs the main loop to come to its end.
    void stoppingKeepsTheMainLoopTurning() {
        Worker worker;
        QObject owner;
        bool answered = false;
        std::atomic<bool> served = false;
        worker.run(
            &owner, QStringLiteral("t"), {},
            [&](const std::stop_token &) {
                QMetaObject::invokeMethod(&owner, [&] { served = true; }, Qt::QueuedConnection);
                while (!served)
                    std::this_thread::yield();
                return 1;
            },
            [&](int) { answered = true; });
        worker.stop();
        QVERIFY(worker.isIdle());
        QVERIFY(served);
        QVERIFY(!answered);
    }

    void nothingStartsAfterStop() {
        Worker worker;
        QObject owner;
        worker.stop();
        worker.run(
            &owner, QStringLiteral("t"), {}, [](std::stop_token) { return 1; },
            [](int) { QFAIL("delivered"); });
        QVERIFY(worker.isIdle());
    }

    void tellsHowFarACallIs() {
        Worker worker;
        QObject owner;
        Gate gate;
        worker.run(
            &owner, QStringLiteral("t"), QStringLiteral("Reading"),
            [&gate, progress = worker.progress()](const std::stop_token &stop) {
                progress(QStringLiteral("users"), 3, 7);
                gate.pass(stop);
                return 1;
            },
            [](int) {});
        QTRY_COMPARE(worker.shown(), QStringList{QStringLiteral("Reading: users (3 of 7)")});
        gate.open();
        QTRY_VERIFY(worker.isIdle());
    }
};

QTEST_MAIN(TestWorker)
#include "tst_worker.moc"
