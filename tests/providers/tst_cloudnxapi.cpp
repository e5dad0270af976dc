#include "models/providers/cloudnx/cloud.h"
#include "models/providers/cloudnx/signin.h"

#include "tests/support/desks.h"
#include "tests/support/faultserver.h"
#include "tests/support/offmainthread.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;
using namespace std::chrono_literals;

namespace {

RestOptions trusting(const FaultServer &server) {
    RestOptions options{.certificateAuthorities = server.authority()};
    options.retry.firstWait = 1ms;
    return options;
}

/// A cloud whose service says what the test tells it.
struct Setting {
    FaultServer server;
    RestClient client{trusting(server)};
    TokenLine tokens{{"first", "second"}};
    CloudNxCloud cloud{client, Endpoints(server.url()), tokens};
    SystemClock clock;
    CloudNxSignIn door{client, Endpoints(server.url()), clock};
    ScriptedDesk desk;

    template <typename Call>
    auto run(Call call) {
        return offMainThread([&] { return call(cloud); });
    }
};

FaultAnswer json(const QByteArray &body, int status = 200) {
    return {.status = status, .body = body};
}

QByteArray user(const QByteArray &name) {
    return "{\"username\":\"" + name +
           "\",\"groups\":[],\"policies\":[{\"id\":\"p\",\"name\":\"CloudNxFullAccess\"}]}";
}

auto readUsers(Cloud &cloud) {
    return cloud.iam().users({});
}

} // namespace

class CloudNxApiTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void carriesTheToken() {
        Setting setting;
        setting.server.answer(json(R"({"users":[],"next_cursor":null})"));
        QVERIFY(setting.run(readUsers));
        const SeenRequest seen = setting.server.seen().at(0);
        QCOMPARE(seen.target, "/auth/iam/users?limit=100");
        QCOMPARE(seen.headers.at("authorization"), "Bearer first");
        QVERIFY(!seen.headers.contains("idempotency-key"));
    }

    void readsEveryPage() {
        Setting setting;
        setting.server.answerNext(
            json("{\"users\":[" + user("a") + "," + user("b") + "],\"next_cursor\":\"c/2\"}"));
        setting.server.answerNext(json("{\"users\":[" + user("c") + "],\"next_cursor\":\"c3\"}"));
        setting.server.answerNext(json("{\"users\":[],\"next_cursor\":null}"));
        const auto users = setting.run(readUsers);
        QCOMPARE(users->size(), 3U);
        QCOMPARE(users->at(2).name, QStringLiteral("c"));
        QCOMPARE(users->at(2).policies, std::vector<QString>{QStringLiteral("CloudNxFullAccess")});
        QCOMPARE(setting.server.seen().at(1).target, "/auth/iam/users?limit=100&cursor=c%2F2");
    }

    void endsAListThatDoesNotEnd() {
        Setting setting;
        setting.server.answer(json("{\"users\":[" + user("a") + "],\"next_cursor\":\"again\"}"));
        const auto users = setting.run(readUsers);
        QVERIFY(!users);
        QCOMPARE(users.error().kind, ErrorKind::Malformed);
        QCOMPARE(setting.server.seen().size(), 2U);
    }

    void asksOnceForANewerToken() {
        Setting setting;
        setting.server.answerNext(json(R"({"error":"expired"})", 401));
        setting.server.answer(json(R"({"users":[]})"));
        QVERIFY(setting.run(readUsers));
        QCOMPARE(setting.server.seen().at(1).headers.at("authorization"), "Bearer second");
    }

    void givesUpWhenTheNewerTokenIsRefusedToo() {
        Setting setting;
        setting.server.answer(json(R"({"error":"revoked"})", 401));
        const auto users = setting.run(readUsers);
        QCOMPARE(users.error().kind, ErrorKind::Unauthenticated);
        QCOMPARE(setting.server.seen().size(), 2U);
        const auto again = setting.run(readUsers); // and now there is no newer one
        QCOMPARE(again.error().sentence, QStringLiteral("The session is over. Sign in again."));
    }

    void tellsNotOfferedFromNotFound_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("assumedCollection");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("assumed 404") << 404 << true << ErrorKind::Unsupported;
        QTest::newRow("assumed 405") << 405 << true << ErrorKind::Unsupported;
        QTest::newRow("assumed 501") << 501 << true << ErrorKind::Unsupported;
        QTest::newRow("assumed 403") << 403 << true << ErrorKind::Forbidden;
        QTest::newRow("documented 404") << 404 << false << ErrorKind::NotFound;
        QTest::newRow("documented 501") << 501 << false << ErrorKind::Unsupported;
    }

    void tellsNotOfferedFromNotFound() {
        QFETCH(int, status);
        QFETCH(bool, assumedCollection);
        QFETCH(ErrorKind, kind);
        Setting setting;
        setting.server.answer(json(R"({"error":"no"})", status));
        const Error error = setting.run([&](Cloud &cloud) {
            return assumedCollection ? cloud.kms().keys({}).error() : cloud.iam().users({}).error();
        });
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.requestId, QStringLiteral("fault-1"));
    }

    void saysWhichFieldDoesNotFit() {
        Setting setting;
        setting.server.answer(json(R"({"users":[{"username":"a","groups":"none","policies":[]}]})"));
        const auto users = setting.run(readUsers);
        QCOMPARE(users.error().kind, ErrorKind::Malformed);
        QVERIFY2(users.error().sentence.contains(QStringLiteral("\"groups\" of a user")),
                 qPrintable(users.error().sentence));
    }

    void saysThatAChangeMayHaveHappened_data() {
        QTest::addColumn<FaultAnswer>("answer");
        QTest::newRow("hang-up") << FaultAnswer{.cut = Cut::BeforeFirstByte};
        QTest::newRow("cut body") << FaultAnswer{
            .status = 201, .body = user("alice"), .cut = Cut::InsideBody};
        QTest::newRow("not JSON") << FaultAnswer{.status = 201, .body = "<html>"};
        QTest::newRow("bad gateway") << FaultAnswer{.status = 502, .body = "{}"};
    }

    void saysThatAChangeMayHaveHappened() {
        QFETCH(FaultAnswer, answer);
        Setting setting;
        setting.server.answer(answer);
        const auto receipt = setting.run([&](Cloud &cloud) {
            return applyChange(cloud, IamChange(CreateUser{QStringLiteral("alice")}), setting.desk, {});
        });
        QVERIFY(!receipt);
        QVERIFY2(receipt.error().maySucceedOnServer, qPrintable(receipt.error().sentence));
        QCOMPARE(setting.server.seen().size(), 1U);
        QVERIFY(setting.server.seen().at(0).headers.at("idempotency-key").size() >= 32);
    }

    void asksAgainForAMistypedFirstCode() {
        Setting setting;
        setting.server.answer("GET", "/auth/me",
                              json(R"({"type":"root","account_id":"100000003","email":"a@b"})"));
        setting.server.answer("POST", "/auth/2fa/setup",
                              json("{\"secret\":\"ABC\",\"otpauth_url\":\"otpauth://totp/x\"}"));
        setting.server.answer("POST", "/auth/2fa/enable", json(R"({"error":"wrong code"})", 401));
        int asked = 0;
        setting.desk.answers[SecretKind::FirstPasscode] = [&] {
            if (++asked == 2)
                setting.server.answer("POST", "/auth/2fa/enable",
                                      json(R"({"enabled":true,"backup_codes":["aaaaa-bbbbb"]})"));
            return QStringLiteral("123456");
        };
        const auto receipt = setting.run([&](Cloud &cloud) {
            return applyChange(cloud, AccountChange(EnableSecondFactor{}), setting.desk, {});
        });
        QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().sentence));
        QCOMPARE(setting.desk.part(ProductKind::TotpSeed, "secret"), QStringLiteral("ABC"));
        QCOMPARE(setting.desk.part(ProductKind::BackupCodes, "backup_code"), QStringLiteral("aaaaa-bbbbb"));
        QVERIFY2(setting.desk.prompts.at(1).contains(QStringLiteral("wrong code")),
                 qPrintable(setting.desk.prompts.at(1)));
        // A wrong code says nothing about the token, so no newer one was asked for.
        for (const SeenRequest &seen : setting.server.seen())
            QCOMPARE(seen.headers.at("authorization"), "Bearer first");
    }

    void fallsBackToTheProfileForTheSecondFactor() {
        Setting setting;
        setting.server.answer("GET", "/auth/me",
                              json(R"({"type":"root","account_id":"1","email":"a@b","mfa_enabled":true})"));
        const auto factor = setting.run([](Cloud &cloud) { return cloud.account().secondFactor({}); });
        QVERIFY(factor && factor->enabled && !factor->backupCodesLeft);
    }

    void addsNoRuleTwice() {
        Setting setting;
        setting.server.answer("GET", "/compute/instances",
                              json(R"({"instances":[{"id":"i-1","name":"web-01","status":"new"}]})"));
        setting.server.answer(
            "GET", "/compute/instances/i-1/firewall-rules",
            json(
                R"({"firewall_rules":[{"id":"r-1","protocol":"tcp","port_from":80,"port_to":80,"cidr":"0.0.0.0/0"},
                                   {"id":"r-0","protocol":"tcp","port_from":22,"port_to":22,"cidr":"0.0.0.0/0","implicit":true}]})"));
        const auto apply = [&](const FirewallChange &change) {
            return setting.run([&](Cloud &cloud) { return applyChange(cloud, change, setting.desk, {}); });
        };
        RuleSpec http;
        http.ports = PortRange::of(80);
        http.peer = CidrBlock::everyIpv4();
        http.description = QStringLiteral("web");
        QVERIFY(apply(AddRule{QStringLiteral("web-01"), http})->createdId.isEmpty());
        RuleSpec https = http;
        https.ports = PortRange::of(443);
        QVERIFY(apply(RemoveRule{QStringLiteral("web-01"), https}));
        RuleSpec ssh = http;
        ssh.ports = PortRange::of(22);
        QCOMPARE(apply(RemoveRule{QStringLiteral("web-01"), ssh}).error().kind, ErrorKind::Conflict);
        QCOMPARE(apply(AddRule{QStringLiteral("db-01"), http}).error().sentence,
                 QStringLiteral("There is no instance \"db-01\". There are: web-01."));
        for (const SeenRequest &seen : setting.server.seen())
            QCOMPARE(seen.method, "GET");
    }

    void takesTokensFromCookiesToo() {
        Setting setting;
        setting.server.answer({.body = R"({"user":"x"})",
                               .headers = {{"Set-Cookie", "cnx_access=acc.e.ss; HttpOnly; Path=/; Secure"},
                                           {"Set-Cookie", "cnx_refresh=ref; HttpOnly"}}});
        const auto answer = offMainThread([&] {
            return setting.door.begin(RootCredentials{QStringLiteral("a@b"), Secret("pw\"\\\n")}, {});
        });
        QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().sentence));
        const auto &pair = std::get<TokenPair>(*answer);
        QCOMPARE(pair.access.revealText(), QStringLiteral("acc.e.ss"));
        QCOMPARE(pair.refresh.revealText(), QStringLiteral("ref"));
        const auto left = pair.accessExpires - setting.clock.now();
        QVERIFY(left > 14min && left <= 15min);
        QCOMPARE(setting.server.seen().at(0).body, "{\"email\":\"a@b\",\"password\":\"pw\\\"\\\\\\u000a\"}");
    }

    void signsAgainWhenTheClockWasWrong() {
        Setting setting;
        setting.server.answerNext({.status = 401, .headers = {{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}}});
        setting.server.answer({.body = R"({"access_token":"t","expires_in":900})",
                               .headers = {{"Date", "Sun, 06 Nov 1994 08:49:38 GMT"}}});
        const auto answer = offMainThread([&] {
            return setting.door.begin(AccessKeyCredentials{QStringLiteral("AKIAEXAMPLE"), Secret("shh")}, {});
        });
        QVERIFY(answer);
        QVERIFY(setting.server.seen().at(1).headers.at("x-amz-date").startsWith("19941106T0849"));
        for (const SeenRequest &seen : setting.server.seen())
            QVERIFY(!seen.body.contains("shh") && !seen.headers.at("authorization").contains("shh"));
    }

    void saysWhatToDoAboutARefusedCode() {
        Setting setting;
        setting.server.answer(json(R"({"error":"this code was used already"})", 401));
        const auto pair = offMainThread(
            [&] { return setting.door.verify({Secret("p"), {}, false}, Secret("123456"), {}); });
        QCOMPARE(pair.error().kind, ErrorKind::Unauthenticated);
        QCOMPARE(pair.error().sentence,
                 QStringLiteral(
                     "Refused: this code was used already. Wait for the next code, or use a backup code."));
    }

    void endsASessionThatTheServiceCannotEnd() {
        Setting setting; // answers 404
        QVERIFY(offMainThread([&] { return setting.door.end({Secret("a"), Secret("r"), {}}, {}); }));
    }
};

QTEST_GUILESS_MAIN(CloudNxApiTest)
#include "tst_cloudnxapi.moc"
