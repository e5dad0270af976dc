#include "app/console/door/screenwatch.h"
#include "tests/support/offmainthread.h"

#include <QProcess>
#include <QTest>
#include <QThread>

using namespace cloudnx;
using namespace cloudnx::test;

/// On a real bus, with services of another process.
class TestScreenWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
        m_desktop.start(QStringLiteral(CLOUDNX_FAKEDESKTOP), QStringList());
        QVERIFY(m_desktop.waitForReadyRead(20000));
        QCOMPARE(m_desktop.readLine(), QByteArray("ready\n"));
    }

    void cleanupTestCase() {
        m_desktop.closeWriteChannel();
        QVERIFY(m_desktop.waitForFinished(20000));
    }

    void hearsEveryWayOfLocking_data() {
        QTest::addColumn<QByteArray>("session");
        QTest::newRow("session by its id") << QByteArray("7");
        QTest::newRow("session by this process") << QByteArray();
    }

    void hearsEveryWayOfLocking() {
        QFETCH(QByteArray, session);
        session.isEmpty() ? qunsetenv("XDG_SESSION_ID") : qputenv("XDG_SESSION_ID", session);
        int locked = 0;
        bool onMainThread = true;
        ScreenWatch watch([&] {
            ++locked;
            onMainThread = onMainThread && QThread::currentThread() == qApp->thread();
        });
        offMainThread([&] {
            watch.listen();
            return 0;
        });
        int expected = 0;
        // What must not lock stands before something that does: when that has arrived, the other has, too.
        for (const char *happens :
             {"kde on", "kde off", "gnome on", "gnome off", "lock", "lock others", "sleep", "wake", "lock"}) {
            m_desktop.write(QByteArray(happens) + '\n');
            const QByteArray what(happens);
            const bool locks = what.endsWith(" on") || what == "lock" || what == "sleep";
            if (!locks)
                continue;
            ++expected;
            QTRY_COMPARE_WITH_TIMEOUT(locked, expected, 20000);
        }
        QVERIFY(onMainThread);
    }

    void livesWithoutABus() {
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere");
        ScreenWatch watch([] {});
        offMainThread([&] {
            watch.listen();
            return 0;
        });
    }

private:
    QProcess m_desktop;
};

QTEST_GUILESS_MAIN(TestScreenWatch)
#include "tst_screenwatch.moc"
