#include "tests/session/rotatingdoor.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;

namespace {

const QString withKeyring = QStringLiteral(CLOUDNX_WITH_KEYRING);
const QString probe = QStringLiteral(CLOUDNX_SESSIONPROBE);

/// Runs a shell line on a real keyring; $P is the program, $F the folder all share.
int run(const QString &folder, const QString &line) {
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("P"), probe);
    environment.insert(QStringLiteral("F"), folder);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(withKeyring, {QStringLiteral("sh"), QStringLiteral("-c"), line});
    if (!process.waitForFinished(280000))
        return -1;
    return process.exitCode();
}

} // namespace

class ParallelRefreshTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void nobodyIsSignedOut() {
        const QTemporaryDir folder;
        const QString line = QStringLiteral("$P session $F begin || exit 101\n"
                                            "$P session $F refresh 200 & first=$!\n"
                                            "$P session $F refresh 200 & second=$!\n"
                                            "wait $first && wait $second");
        QCOMPARE(run(folder.path(), line), 0);
        const SystemClock clock;
        const test::RotatingDoor door(folder.filePath(QStringLiteral("service.json")), clock);
        QCOMPARE(door.state().value(QLatin1String("over")).toBool(true), false);
        // Each of the 400 wanted a newer token; one refresh may serve both.
        QVERIFY2(door.refreshed() >= 200 && door.refreshed() <= 400,
                 qPrintable(QString::number(door.refreshed())));
    }

    void theServiceOfThisTestNoticesReuse() {
        const QTemporaryDir folder;
        const SystemClock clock;
        test::RotatingDoor door(folder.filePath(QStringLiteral("service.json")), clock);
        const TokenPair first = std::get<TokenPair>(door.begin(RootCredentials{}, {}).value());
        QVERIFY(door.refresh(first.refresh, {}));
        QCOMPARE(door.refresh(first.refresh, {}).error().kind, ErrorKind::Unauthenticated);
        QVERIFY(door.state().value(QLatin1String("over")).toBool());
    }

    void aCrashCostsOneSignIn() {
        const QTemporaryDir folder;
        const QString line =
            QStringLiteral("$P session $F begin || exit 101\n"
                           "$P session $F crash; [ $? = 9 ] || exit 102\n"   // refreshed, never stored
                           "$P session $F refresh; [ $? = 4 ] || exit 103\n" // no dead lock, a clear answer
                           "$P session $F begin || exit 104\n"
                           "$P session $F refresh 3 || exit 105\n");
        QCOMPARE(run(folder.path(), line), 0);
    }
};

QTEST_GUILESS_MAIN(ParallelRefreshTest)
#include "tst_parallelrefresh.moc"
