#include "models/net/statuserror.h"

#include <QTest>

using namespace cloudnx;

class StatusErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void findsWhatTheServiceSays_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("text");
        QTest::newRow("CloudNx") << QByteArray(R"({"error":"this code was used already."})")
                                 << "this code was used already";
        QTest::newRow("Keystone") << QByteArray(
                                         R"({"error":{"code":401,"message":"no","title":"Unauthorized"}})")
                                  << "no";
        QTest::newRow("Nova") << QByteArray(R"({"badRequest":{"code":400,"message":"bad flavor"}})")
                              << "bad flavor";
        QTest::newRow("Neutron") << QByteArray(
                                        R"({"NeutronError":{"type":"X","message":"gone","detail":""}})")
                                 << "gone";
        QTest::newRow("escape sequences") << QByteArray("{\"error\":\"a\\u001b[31mb\\nc\"}") << "a [31mb c";
        QTest::newRow("very long") << "{\"error\":\"" + QByteArray(5000, 'x') + "\"}" << QString(300, u'x');
        QTest::newRow("not JSON") << QByteArray("<html>") << "";
        QTest::newRow("another shape") << QByteArray(R"({"error":[1]})") << "";
    }

    void findsWhatTheServiceSays() {
        QFETCH(QByteArray, body);
        QFETCH(QString, text);
        QCOMPARE(faultText(body), text);
    }

    void putsItIntoASentence() {
        const HttpResponse conflict{
            .status = 409, .headers = {{"X-Request-Id", "r-7"}}, .body = R"({"error":"name taken"})"};
        const Error error = statusError(conflict, {});
        QCOMPARE(error.sentence,
                 QStringLiteral("In conflict with what is there: name taken. Read again before you go on."));
        QCOMPARE(error.requestId, QStringLiteral("r-7"));
        QCOMPARE(statusError({.status = 401}, {}).sentence,
                 QStringLiteral("Sign-in refused. Sign in again."));
    }

    void readsHttpDates() {
        QVERIFY(parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT") == Instant(std::chrono::seconds(784111777)));
        for (const char *text :
             {"", "yesterday", "Sun, 06 Nov 1994 08:49:37 +0200", "Sun, 31 Feb 1994 08:49:37 GMT"})
            QVERIFY(!parseHttpDate(text));
    }
};

QTEST_GUILESS_MAIN(StatusErrorTest)
#include "tst_statuserror.moc"
