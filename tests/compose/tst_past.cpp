#include "app/compose/past.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace cloudnx;

class PastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // Each save but the first tells of one key that went and of one that came: none may be lost.
    void twoWhoSaveAtOnceLoseNothing() {
        constexpr int savers = 4;
        constexpr int saves = 8;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("account")); // nobody made it yet
        const SystemClock clock;
        Configuration saved;
        saved.inventory.readAt = clock.now();
        std::atomic<int> failed = 0;
        const auto save = [&](int who) {
            for (int at = 0; at < saves; ++at) {
                KmsKey key;
                key.name = QStringLiteral("key %1 of %2").arg(at).arg(who);
                Configuration mine = saved;
                mine.inventory.kmsKeys = Reading<std::vector<KmsKey>>::of({key});
                failed += rememberSaved(path, mine) ? 0 : 1;
            }
        };
        {
            std::vector<std::jthread> threads;
            for (int who = 0; who < savers; ++who)
                threads.emplace_back(save, who);
        }
        QCOMPARE(failed.load(), 0);
        const auto events = knownPast(path, clock)();
        QVERIFY(events);
        QCOMPARE(int(events->size()), 2 * (savers * saves - 1));
    }
};

QTEST_GUILESS_MAIN(PastTest)
#include "tst_past.moc"
