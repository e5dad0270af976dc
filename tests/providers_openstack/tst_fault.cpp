#include "models/providers/openstack/fault.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::openstack;

// The bodies are those that the services of Debian 12 (Zed) gave.
class FaultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyShapeIsUnderstood_data() {
        QTest::addColumn<int>("service");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("keystone")
            << int(Service::Identity) << 403
            << QByteArray(
                   R"({"error":{"code":403,"message":"You are not authorized: identity:list_users.","title":"Forbidden"}})")
            << int(ErrorKind::Forbidden)
            << QStringLiteral("Keystone (identity): Not allowed: You are not authorized: "
                              "identity:list_users. Ask whoever "
                              "administers it for this permission.");
        QTest::newRow("neutron")
            << int(Service::Network) << 404
            << QByteArray(
                   R"({"NeutronError":{"type":"SecurityGroupNotFound","message":"Security group x does not exist","detail":""}})")
            << int(ErrorKind::NotFound)
            << QStringLiteral(
                   "Neutron (network): Not found: Security group x does not exist. It does not exist, or "
                   "belongs to somebody else.");
        QTest::newRow("nova")
            << int(Service::Compute) << 409
            << QByteArray(
                   R"({"conflictingRequest":{"code":409,"message":"Cannot 'stop' instance x while it is in vm_state stopped"}})")
            << int(ErrorKind::Conflict)
            << QStringLiteral(
                   "Nova (compute): In conflict with what is there: Cannot 'stop' instance x while it is in "
                   "vm_state stopped. Read again before you go on.");
        QTest::newRow("barbican")
            << int(Service::KeyManager) << 404
            << QByteArray(
                   R"({"code":404,"title":"Not Found","description":"Not Found. Sorry but your secret is in another castle."})")
            << int(ErrorKind::NotFound)
            << QStringLiteral("Barbican (keys): Not found: Not Found. Sorry but your secret is in another "
                              "castle. It does "
                              "not exist, or belongs to somebody else.");
        QTest::newRow("glance")
            << int(Service::Image) << 404
            << QByteArray("<html>\n <head>\n  <title>404 Not Found</title>\n </head>\n <body>\n  <h1>404 Not "
                          "Found</h1>\n  "
                          "Failed to find image x<br /><br />\n\n\n </body>\n</html>")
            << int(ErrorKind::NotFound)
            << QStringLiteral(
                   "Glance (images): Not found: Failed to find image x. It does not exist, or belongs to "
                   "somebody else.");
        QTest::newRow("neutron quota")
            << int(Service::Network) << 409
            << QByteArray(
                   R"({"NeutronError":{"type":"OverQuota","message":"Quota exceeded for resources: ['security_group_rule'].","detail":""}})")
            << int(ErrorKind::Forbidden)
            << QStringLiteral(
                   "Neutron (network): The project's quota is used up: Quota exceeded for resources: "
                   "['security_group_rule']. Remove what is not needed, or ask the cloud's operator for "
                   "more.");
        QTest::newRow("nothing said")
            << int(Service::Volume) << 500 << QByteArray() << int(ErrorKind::Server)
            << QStringLiteral("Cinder (volumes): The service failed with status 500. Try again in "
                              "a minute.");
    }

    void everyShapeIsUnderstood() {
        QFETCH(int, service);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, sentence);
        HttpResponse response{
            .status = status, .headers = {{"X-Openstack-Request-Id", "req-7"}}, .body = body};
        const Error error = faultOf(Service(service), response);
        QCOMPARE(int(error.kind), kind);
        QCOMPARE(error.sentence, sentence);
        QCOMPARE(error.requestId, QStringLiteral("req-7"));
    }

    void controlCharactersDoNotReachTheTerminal() {
        const QString words = faultWords("<h1>x</h1>\x1b[31mred\x07");
        QVERIFY2(!words.contains(QChar(0x1b)) && !words.contains(QChar(0x07)), qPrintable(words));
    }
};

QTEST_GUILESS_MAIN(FaultTest)
#include "tst_fault.moc"
