#include "models/audit/effect.h"
#include "tests/support/sampleinventory.h"

#include <QJsonDocument>
#include <QTest>

using namespace cloudnx;

Q_DECLARE_METATYPE(EventOrigin)

class EffectTest : public QObject {
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
        QTest::newRow("no such verb") << "auth:Login" << 200 << "deploy (IAM user) signed in.";
        QTest::newRow("verb within a word")
            << "x:Settle" << 200 << "deploy (IAM user) called x:Settle web-01.";
        QTest::newRow("two words") << "auth:DisableTwoFactor" << 200
                                   << "deploy (IAM user) turned two-factor sign-in off.";
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

    // Whoever reads it must not take what was concluded, or done from here, for the service's own word.
    void saysHowItIsKnown_data() {
        QTest::addColumn<EventOrigin>("origin");
        QTest::addColumn<QString>("action");
        QTest::addColumn<QByteArray>("details");
        QTest::addColumn<QString>("text");
        const auto row = [](EventOrigin origin, const char *action, const char *details, const char *text) {
            QTest::newRow(text) << origin << QString::fromLatin1(action) << QByteArray(details)
                                << QString::fromUtf8(text);
        };
        row(EventOrigin::ServerSaid, "compute:stop", "{}", "deploy (IAM user) stopped web-01.");
        row(EventOrigin::ServerSaid, "compute:attach_volume", "{}",
            "deploy (IAM user) called compute:attach_volume web-01.");
        row(EventOrigin::ServerSaid, "compute:create", R"({"message":"Error"})",
            "deploy (IAM user) tried to create web-01; it failed: Error.");
        row(EventOrigin::Imported, "compute:stop", "{}",
            "By an imported log: deploy (IAM user) stopped web-01.");
        row(EventOrigin::Inferred, "network:create_security_group", "{}",
            "Inferred from its times: somebody created security group web-01.");
        const char *rule =
            R"({"direction":"ingress","protocol":"tcp","port_from":22,"port_to":22,"cidr":"::/0"})";
        row(EventOrigin::Inferred, "network:create_rule", rule,
            "Inferred from its times: somebody opened 22/tcp of web-01 to the world.");
        row(EventOrigin::Inferred, "network:create_rule", R"({"direction":"egress","cidr":"::/0"})",
            "Inferred from its times: somebody created rule web-01.");
        row(EventOrigin::Inferred, "inventory:gone",
            R"({"line":"web admits 443/tcp","not_before":"2026-05-01","not_after":"2026-05-02"})",
            "Inferred from two saved inventories: gone between 2026-05-01 and 2026-05-02: web admits "
            "443/tcp");
        row(EventOrigin::WeDid, "firewall:add_rule", R"({"state":"done","sentence":"Allow 443/tcp on web"})",
            "Done from here: Allow 443/tcp on web.");
        row(EventOrigin::WeDid, "firewall:add_rule",
            R"({"state":"failed","sentence":"Allow 443/tcp on web","error":"Quota."})",
            "Tried from here: Allow 443/tcp on web. It failed: Quota.");
        row(EventOrigin::WeDid, "firewall:add_rule",
            R"({"state":"intended","sentence":"Allow 443/tcp on web"})",
            "Begun from here: Allow 443/tcp on web. Whether it was done is not known.");
    }

    void saysHowItIsKnown() {
        QFETCH(EventOrigin, origin);
        QFETCH(QString, action);
        QFETCH(QByteArray, details);
        QFETCH(QString, text);
        Event event = test::sample::event(1, test::sampleNow(), ActorKind::Iam);
        event.service = QStringLiteral("compute");
        event.status = 0;
        event.origin = origin;
        event.action = action;
        event.details = QJsonDocument::fromJson(details).object();
        QCOMPARE(effectOf(event), text);
    }

    void saysMoreWhereTheDetailsDo_data() {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QByteArray>("details");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *action, const char *details, const char *text) {
            QTest::newRow(text) << QString::fromLatin1(action) << QByteArray(details)
                                << QString::fromUtf8(text);
        };
        const char *world =
            R"({"protocol":"tcp","port_from":5432,"port_to":5432,"cidr":"0.0.0.0/0","instance":"db-01"})";
        row("compute:AddFirewallRule", world, "deploy (IAM user) opened 5432/tcp of db-01 to the world.");
        row("compute:DeleteFirewallRule", world, "deploy (IAM user) closed 5432/tcp of db-01 to the world.");
        row("compute:AddFirewallRule", R"({"protocol":"udp","port_from":1,"port_to":9,"cidr":"10.0.0.0/8"})",
            "deploy (IAM user) opened 1-9/udp of web-01 to 10.0.0.0/8.");
        row("compute:AddFirewallRule", R"({"protocol":"icmp","cidr":"::/0"})",
            "deploy (IAM user) opened icmp of web-01 to the world.");
        row("compute:AddFirewallRule", "{}", "deploy (IAM user) added firewall rule web-01.");
        row("iam:AttachUserPolicy", R"({"policy":"CloudNxFullAccess"})",
            "deploy (IAM user) gave web-01 the policy CloudNxFullAccess.");
        row("iam:DetachGroupPolicy", R"({"policy":"P"})", "deploy (IAM user) took the policy P from web-01.");
        row("iam:CreateAccessKey", R"({"access_key_id":"AK1"})",
            "deploy (IAM user) made the access key AK1 for web-01.");
        row("auth:DisableMfa", "{}", "deploy (IAM user) turned two-factor sign-in off.");
        row("auth:ExchangeCredentials", "{}", "deploy (IAM user) signed in with an access key.");
    }

    void saysMoreWhereTheDetailsDo() {
        QFETCH(QString, action);
        QFETCH(QByteArray, details);
        QFETCH(QString, text);
        Event event = test::sample::event(1, test::sampleNow(), ActorKind::Iam);
        event.action = action;
        event.status = 200;
        event.details = QJsonDocument::fromJson(details).object();
        QCOMPARE(effectOf(event), text);
    }
};

QTEST_GUILESS_MAIN(EffectTest)
#include "tst_effect.moc"
