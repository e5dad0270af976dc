#include "models/session/passcode.h"

#include <QTest>

using namespace cloudnx;

class PasscodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void takesWhatPeopleType_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sent");
        QTest::addColumn<bool>("backup");
        QTest::newRow("digits") << QStringLiteral("123456") << QStringLiteral("123456") << false;
        QTest::newRow("as phones show it")
            << QStringLiteral(" 123 456\n") << QStringLiteral("123456") << false;
        QTest::newRow("Devanagari digits") << QStringLiteral("१२३४५६") << QStringLiteral("123456") << false;
        QTest::newRow("backup code") << QStringLiteral("k3v9x-2m4tq") << QStringLiteral("k3v9x-2m4tq")
                                     << true;
        QTest::newRow("backup code, shouted")
            << QStringLiteral("K3V9X 2M4TQ") << QStringLiteral("k3v9x-2m4tq") << true;
        QTest::newRow("backup code of digits")
            << QStringLiteral("12345678") << QStringLiteral("12345678") << true;
    }

    void takesWhatPeopleType() {
        QFETCH(QString, typed);
        QFETCH(QString, sent);
        QFETCH(bool, backup);
        const auto code = Passcode::parse(Secret::of(typed));
        QVERIFY2(code, code ? "" : qPrintable(code.error().sentence));
        QCOMPARE(code->text.revealText(), sent);
        QCOMPARE(code->isBackupCode, backup);
    }

    void refusesTheRest_data() {
        QTest::addColumn<QString>("typed");
        QTest::newRow("nothing") << QString();
        QTest::newRow("five digits") << QStringLiteral("12345");
        QTest::newRow("seven digits") << QStringLiteral("1234567");
        QTest::newRow("six letters") << QStringLiteral("abcdef");
        QTest::newRow("sign") << QStringLiteral("k3v9x_2m4tq");
        QTest::newRow("long") << QString(40, u'a');
    }

    void refusesTheRest() {
        QFETCH(QString, typed);
        const auto code = Passcode::parse(Secret::of(typed));
        QVERIFY(!code);
        QCOMPARE(code.error().kind, ErrorKind::Invalid);
        QVERIFY(typed.isEmpty() || !code.error().sentence.contains(typed)); // a code is a secret
    }
};

QTEST_GUILESS_MAIN(PasscodeTest)
#include "tst_passcode.moc"
