#include "models/providers/openstack/grant.h"
#include "models/providers/openstack/mfa.h"
#include "tests/support/faultserver.h"
#include "tests/support/memorystate.h"
#include "tests/support/offmainthread.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::openstack;
using namespace cloudnx::test;

namespace {

class OneToken final : public TokenSource {
public:
    explicit OneToken(Secret token) : m_token(std::move(token)) {}

    Result<Secret> token(std::stop_token) override { return m_token; }

    Result<Secret> tokenAfter(const Secret &, std::stop_token) override {
        return failure(ErrorKind::Unauthenticated, QStringLiteral("Sign in again."));
    }

private:
    Secret m_token;
};

} // namespace

/// Enrolment at a Keystone that answers as it was recorded to.
class MfaTest : public QObject {
    Q_OBJECT

    // What was sent: "POST /identity/v3/credentials", one a line.
    static QString sent(const FaultServer &server) {
        QStringList lines;
        for (const SeenRequest &one : server.seen())
            lines += QString::fromLatin1(one.method + ' ' + one.target);
        return lines.join(u'\n');
    }

    Result<Receipt> enrol(FaultServer &server, FixedDesk &desk) {
        return offMainThread([&] {
            RestClient client({.certificateAuthorities = server.authority()});
            Grant grant;
            grant.userId = QStringLiteral("admin-id");
            OneToken tokens(packed(Secret("admin-token"), toJson(grant).toObject()));
            Gateway gateway(client, {.identity = server.url("/identity")}, tokens);
            return enrolTotp(gateway,
                             {QStringLiteral("u1"), QStringLiteral("alice"), QStringLiteral("default")}, desk,
                             {});
        });
    }

    static void keepsSeeds(FaultServer &server) {
        server.answer(
            "POST", "/identity/v3/credentials",
            {.status = 201, .body = R"({"credential": {"id": "c1", "type": "totp", "blob": "X"}})"});
        server.answer("DELETE", "/identity/v3/credentials/c1", {.status = 204, .body = {}});
    }

private Q_SLOTS:

    void aRightCodeOfAUserWithoutRulesSignsInAndOut() {
        FaultServer server;
        keepsSeeds(server);
        server.answer("POST", "/identity/v3/auth/tokens",
                      {.status = 201, .headers = {{"X-Subject-Token", "tried"}}});
        server.answer("DELETE", "/identity/v3/auth/tokens", {.status = 204, .body = {}});
        FixedDesk desk;
        const auto enrolled = enrol(server, desk);
        QVERIFY(enrolled);
        QCOMPARE(enrolled->createdId, QStringLiteral("c1"));
        QCOMPARE(sent(server), QStringLiteral("POST /identity/v3/credentials\n"
                                              "POST /identity/v3/auth/tokens\n"
                                              "DELETE /identity/v3/auth/tokens"));
        const auto seen = server.seen();
        QVERIFY(!seen[1].headers.contains("x-auth-token")); // the administrator's token proves nothing here
        QCOMPARE(seen[2].headers.at("x-subject-token"), QByteArray("tried"));
        const QJsonObject seed =
            QJsonDocument::fromJson(seen[0].body).object().value(QStringLiteral("credential")).toObject();
        const QString blob = seed.value(QStringLiteral("blob")).toString();
        QVERIFY(QRegularExpression(QStringLiteral("^[A-Z2-7]{32}$")).match(blob).hasMatch());
        QCOMPARE(seed.value(QStringLiteral("user_id")).toString(), QStringLiteral("u1"));
        QCOMPARE(desk.given.front().parts[0].value.revealText(), blob);
        QCOMPARE(desk.given.front().parts[1].value.revealText(),
                 QStringLiteral("otpauth://totp/localhost:alice?issuer=localhost&secret=") + blob);
    }

    void aReceiptIsAsGood() {
        FaultServer server;
        keepsSeeds(server);
        server.answer(
            "POST", "/identity/v3/auth/tokens",
            {.status = 401,
             .body = R"({"receipt": {"methods": ["totp"]}, "required_auth_methods": [["totp", "password"]]})",
             .headers = {{"Openstack-Auth-Receipt", "r"}}});
        FixedDesk desk;
        QVERIFY(enrol(server, desk));
        QVERIFY(!sent(server).contains(QStringLiteral("DELETE")));
    }

    void wrongCodesLeaveNothingBehind() {
        FaultServer server;
        keepsSeeds(server);
        server.answer(
            "POST", "/identity/v3/auth/tokens",
            {.status = 401, .body = R"({"error": {"code": 401, "message": "no", "title": "Unauthorized"}})"});
        FixedDesk desk;
        const auto enrolled = enrol(server, desk);
        QVERIFY(!enrolled);
        QCOMPARE(int(enrolled.error().kind), int(ErrorKind::Invalid)); // not "sign in again"
        QVERIFY2(enrolled.error().sentence.contains(QStringLiteral("nothing is left behind")),
                 qPrintable(enrolled.error().sentence));
        QCOMPARE(int(desk.asked.size()), 3);
        QVERIFY(sent(server).endsWith(QStringLiteral("DELETE /identity/v3/credentials/c1")));
    }

    void whoWalksAwayLeavesNothingBehind() {
        FaultServer server;
        keepsSeeds(server);
        FixedDesk desk;
        desk.answers.clear();
        const auto enrolled = enrol(server, desk);
        QCOMPARE(int(enrolled.error().kind), int(ErrorKind::Cancelled));
        QVERIFY(sent(server).endsWith(QStringLiteral("DELETE /identity/v3/credentials/c1")));
    }

    void aSeedThatCannotBeTakenAwayIsNamed() {
        FaultServer server;
        keepsSeeds(server);
        server.answer("DELETE", "/identity/v3/credentials/c1", {.status = 500, .body = {}});
        FixedDesk desk;
        desk.answers.clear();
        const auto enrolled = enrol(server, desk);
        QCOMPARE(int(enrolled.error().kind), int(ErrorKind::PartlyDone));
        QVERIFY2(enrolled.error().sentence.contains(QStringLiteral("still enrolled")),
                 qPrintable(enrolled.error().sentence));
    }
};

QTEST_GUILESS_MAIN(MfaTest)
#include "tst_mfa.moc"
