#include "models/iam/change.h"

#include <QTest>

using namespace cloudnx;

/// Rules of a second factor and of a limited key, as people type them.
class MfaRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rulesAreSortedAndChecked_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("read");
        QTest::newRow("two") << "totp+password" << "password + totp";
        QTest::newRow("spaces, case") << " Password + TOTP " << "password + totp";
        QTest::newRow("twice") << "password+password" << "password";
        QTest::newRow("one") << "application_credential" << "application_credential";
        QTest::newRow("unknown") << "password+sms" << "\"sms\" is no way to sign in.";
        QTest::newRow("empty") << "" << "\"\" is no way to sign in.";
        QTest::newRow("dangling") << "password+" << "\"\" is no way to sign in.";
    }

    void rulesAreSortedAndChecked() {
        QFETCH(QString, typed);
        QFETCH(QString, read);
        const auto rule = parseMfaRule(typed);
        const QString said = rule ? *rule : rule.error().sentence;
        QVERIFY2(said.startsWith(read), qPrintable(said));
        QCOMPARE(rule.has_value(), !read.startsWith(u'"'));
    }

    void aCodeIsAskedForUnlessAPasswordAloneWillDo_data() {
        QTest::addColumn<QStringList>("rules");
        QTest::addColumn<bool>("asks");
        QTest::newRow("no rules") << QStringList() << false;
        QTest::newRow("both") << QStringList{"password + totp"} << true;
        QTest::newRow("and keys") << QStringList{"password + totp", "application_credential"} << true;
        QTest::newRow("a way round") << QStringList{"password + totp", "password"} << false;
        QTest::newRow("keys alone") << QStringList{"application_credential"} << false;
    }

    void aCodeIsAskedForUnlessAPasswordAloneWillDo() {
        QFETCH(QStringList, rules);
        QFETCH(bool, asks);
        QCOMPARE(asksForCode(std::vector<QString>(rules.begin(), rules.end())), asks);
    }

    void accessRulesNameServiceMethodAndPath_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("read");
        QTest::newRow("plain") << "network get /v2.0/ports" << "network GET /v2.0/ports";
        QTest::newRow("wild") << "compute GET  /v2.1/servers/**" << "compute GET /v2.1/servers/**";
        QTest::newRow("no path") << "compute GET servers" << "";
        QTest::newRow("no method") << "compute /v2.1/servers" << "";
        QTest::newRow("no such method") << "compute LOOK /v2.1" << "";
    }

    void accessRulesNameServiceMethodAndPath() {
        QFETCH(QString, typed);
        QFETCH(QString, read);
        const auto rule = AccessRule::parse(typed);
        QCOMPARE(rule ? rule->toText() : QString(), read);
    }
};

QTEST_GUILESS_MAIN(MfaRulesTest)
#include "tst_mfarules.moc"
