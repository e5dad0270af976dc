#include "tests/support/sampleinventory.h"
#include "widgets/audit/eventwords.h"

#include <QTest>

using namespace cloudnx;

class TestEventWords : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void tellsTheEffect_data() {
        QTest::addColumn<QString>("action");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("text");
        QTest::newRow("past") << "compute:StartInstance" << 200
                              << "deploy (IAM user) started instance web-01.";
        QTest::newRow("refused") << "iam:CreateUser" << 403
                                 << "deploy (IAM user) tried to create user web-01; refused (403).";
        QTest::newRow("no such verb") << "auth:Login" << 200 << "deploy (IAM user) called auth:Login web-01.";
        QTest::newRow("verb within a word")
            << "x:Settle" << 200 << "deploy (IAM user) called x:Settle web-01.";
        QTest::newRow("two words") << "auth:DisableTwoFactor" << 200
                                   << "deploy (IAM user) disabled two factor web-01.";
        QTest::newRow("no action") << "" << 200
                                   << "deploy (IAM user) called POST /compute/instances/i-0001/start web-01.";
    }

    void tellsTheEffect() {
        QFETCH(QString, action);
        QFETCH(int, status);
        QFETCH(QString, text);
        Event event = test::sample::event(1, test::sampleNow(), ActorKind::Iam);
        event.action = action;
        event.status = status;
        QCOMPARE(effectOf(event), text);
    }
};

QTEST_GUILESS_MAIN(TestEventWords)
#include "tst_eventwords.moc"
