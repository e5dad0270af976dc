#include "models/core/filelock.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <latch>
#include <thread>
#include <vector>

using namespace cloudnx;
using namespace std::chrono_literals;

class FileLockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void letsOneThreadInAtATime() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lock"));
        long counter = 0; // no atomic: the lock alone must keep it whole, and ThreadSanitizer watches
        std::mutex visible;
        {
            std::vector<std::jthread> threads;
            threads.reserve(8);
            for (int thread = 0; thread < 8; ++thread)
                threads.emplace_back([&] {
                    for (int turn = 0; turn < 20; ++turn) {
                        const auto lock = FileLock::acquire(path, {});
                        long read = 0;
                        {
                            const std::scoped_lock guard(visible);
                            read = counter;
                        }
                        std::this_thread::yield();
                        const std::scoped_lock guard(visible);
                        counter = read + (lock ? 1 : 0);
                    }
                });
        }
        QCOMPARE(counter, 160);
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void stopsWaitingWhenTold() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lock"));
        const auto held = FileLock::acquire(path, {});
        QVERIFY(held);
        std::optional<Result<FileLock>> outcome;
        std::latch begun(1);
        std::jthread waiting([&](const std::stop_token &stop) {
            begun.count_down();
            outcome = FileLock::acquire(path, stop);
        });
        begun.wait();
        waiting.request_stop();
        waiting.join();
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
    }

    void losesPatience() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lock"));
        const auto held = FileLock::acquire(path, {});
        const auto outcome = FileLock::acquire(path, {}, 50ms);
        QCOMPARE(outcome.error().kind, ErrorKind::Timeout);
        QVERIFY(outcome.error().sentence.contains(path));
    }

    void isFreeAgainAfterwards() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lock"));
        {
            const auto held = FileLock::acquire(path, {});
        }
        QVERIFY(FileLock::acquire(path, {}, 0ms));
        auto moved = FileLock::acquire(path, {}, 0ms);
        const FileLock kept = *std::move(moved);
        QVERIFY(!FileLock::acquire(path, {}, 0ms));
    }

    void saysWhyItCannot() {
        const auto outcome = FileLock::acquire(QStringLiteral("/proc/no/such/lock"), {});
        QCOMPARE(outcome.error().kind, ErrorKind::Local);
        QVERIFY(outcome.error().sentence.contains(QStringLiteral("/proc/no/such/lock")));
    }
};

QTEST_GUILESS_MAIN(FileLockTest)
#include "tst_filelock.moc"
