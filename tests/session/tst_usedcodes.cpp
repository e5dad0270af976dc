#include "models/session/usedcodes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace std::chrono_literals;

class UsedCodesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void holdsBackUntilTheNextStep() {
        const QTemporaryDir folder;
        const UsedCodes used(folder.path());
        const Instant now{1777809616s}; // 16 s into a step
        const QString alice = QStringLiteral("100000003/alice");
        QVERIFY(used.hold(alice, now) == 0s);
        QVERIFY(used.remember(alice, now));
        QVERIFY(used.hold(alice, now) == 14s);
        QVERIFY(UsedCodes(folder.path()).hold(alice, now + 13s) == 1s); // another program knows it, too
        QVERIFY(used.hold(alice, now + 14s) == 0s);
        QVERIFY(used.hold(alice, now - 30s) == 0s);
        QVERIFY(used.hold(QStringLiteral("100000003/bob"), now) == 0s);
    }

    void keepsOneEntryAPerson() {
        const QTemporaryDir folder;
        const UsedCodes used(folder.path());
        const Instant now{1777809616s};
        QVERIFY(used.remember(QStringLiteral("a"), now));
        QVERIFY(used.remember(QStringLiteral("b"), now));
        QVERIFY(used.remember(QStringLiteral("a"), now + 30s));
        QVERIFY(used.hold(QStringLiteral("b"), now) == 14s);
        QFile file(folder.filePath(QStringLiteral("used-codes.json")));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray(R"({"a":59260321,"b":59260320})"));
    }

    void aDamagedFileHoldsNothingBack() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("used-codes.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{{{");
        file.close();
        const UsedCodes used(folder.path());
        QVERIFY(used.hold(QStringLiteral("a"), Instant{1777809616s}) == 0s);
        QVERIFY(used.remember(QStringLiteral("a"), Instant{1777809616s}));
    }
};

QTEST_GUILESS_MAIN(UsedCodesTest)
#include "tst_usedcodes.moc"
