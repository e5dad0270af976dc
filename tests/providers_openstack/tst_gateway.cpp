#include "models/providers/openstack/cloud.h"
#include "tests/support/faultserver.h"
#include "tests/support/offmainthread.h"

#include <QJsonDocument>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::openstack;
using namespace cloudnx::test;

namespace {

/// Gives its tokens one after the other.
class TokenRow final : public TokenSource {
public:
    explicit TokenRow(std::vector<Secret> tokens) : m_tokens(std::move(tokens)) {}

    Result<Secret> token(std::stop_token) override { return m_tokens.at(m_at); }

    Result<Secret> tokenAfter(const Secret &, std::stop_token) override {
        if (m_at + 1 == m_tokens.size())
            return failure(ErrorKind::Unauthenticated, QStringLiteral("Sign in again."));
        return m_tokens.at(++m_at);
    }

private:
    std::vector<Secret> m_tokens;
    std::size_t m_at = 0;
};

} // namespace

/// How requests are made, against a server that does what it is told.
class GatewayTest : public QObject {
    Q_OBJECT

    Secret tokenFor(const FaultServer &server, const char *token) {
        Grant grant;
        grant.userId = QStringLiteral("u");
        grant.projectId = QStringLiteral("p");
        for (const char *type : {"network", "compute", "image", "key-manager", "volumev3"})
            grant.services.push_back({QLatin1String(type), server.url(QByteArray("/") + type).toString()});
        return packed(Secret(token), toJson(grant).toObject());
    }

    Result<Answer> call(FaultServer &server, const Call &call, std::vector<Secret> tokens) {
        return offMainThread([&] {
            RestClient client({.certificateAuthorities = server.authority()});
            TokenRow source(std::move(tokens));
            Gateway gateway(client, {.identity = server.url("/identity")}, source);
            return gateway.call(call, {});
        });
    }

private Q_SLOTS:

    void statesTokenAndMicroversion() {
        FaultServer server;
        server.answer({.body = R"({"servers": []})"});
        const auto answer = call(server,
                                 {.service = Service::Compute,
                                  .path = QStringLiteral("servers/detail"),
                                  .query = {{QStringLiteral("name"), QStringLiteral("a b&c")}},
                                  .microversion = "2.47"},
                                 {tokenFor(server, "first")});
        QVERIFY(answer);
        const auto seen = server.seen();
        QCOMPARE(int(seen.size()), 1);
        QCOMPARE(seen[0].target, QByteArray("/compute/v2.1/servers/detail?name=a%20b%26c"));
        QCOMPARE(seen[0].headers.at("x-auth-token"), QByteArray("first"));
        QCOMPARE(seen[0].headers.at("openstack-api-version"), QByteArray("compute 2.47"));
    }

    void aRefusedTokenIsReplacedOnce() {
        FaultServer server;
        server.answerNext({.status = 401});
        server.answer({.body = "{}"});
        const auto answer = call(server, {.service = Service::Network, .path = QStringLiteral("ports")},
                                 {tokenFor(server, "first"), tokenFor(server, "second")});
        QVERIFY(answer);
        QCOMPARE(int(server.seen().size()), 2);
        QCOMPARE(server.seen()[1].headers.at("x-auth-token"), QByteArray("second"));
    }

    void andNotTwice() {
        FaultServer server;
        server.answer({.status = 401});
        const auto answer =
            call(server, {.service = Service::Network, .path = QStringLiteral("ports")},
                 {tokenFor(server, "first"), tokenFor(server, "second"), tokenFor(server, "third")});
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().kind), int(ErrorKind::Unauthenticated));
        QCOMPARE(int(server.seen().size()), 3); // the last asks Keystone whether the token is good
        QCOMPARE(server.seen()[2].target, QByteArray("/identity/v3/auth/tokens"));
    }

    // What a limited application credential meets.
    void aGoodTokenThatIsRefusedMayNotDoThis() {
        FaultServer server;
        server.answer("GET", "/network/v2.0/ports", {.status = 401});
        server.answer(
            "GET", "/identity/v3/auth/tokens",
            {.body =
                 "{\"token\": {\"methods\": [\"application_credential\"], \"user\": {\"id\": \"u\", "
                 "\"name\": \"alice\", \"domain\": {\"id\": \"default\"}}, \"project\": {\"id\": \"p\", "
                 "\"name\": \"demo\"}, \"roles\": [{\"id\": \"r\", \"name\": \"member\"}], \"expires_at\": "
                 "\"2099-01-01T00:00:00.000000Z\", \"catalog\": [{\"type\": \"network\", \"endpoints\": "
                 "[{\"interface\": \"public\", \"region\": \"R\", \"url\": \"https://n.example\"}]}]}}"});
        const auto answer = call(server, {.service = Service::Network, .path = QStringLiteral("ports")},
                                 {tokenFor(server, "first"), tokenFor(server, "second")});
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().kind), int(ErrorKind::Forbidden));
        QVERIFY2(answer.error().sentence.contains(QStringLiteral("access rules")),
                 qPrintable(answer.error().sentence));
        QCOMPARE(server.seen().back().headers.at("openstack-identity-access-rules"), QByteArray("1"));
    }

    void troubleNamesTheService_data() {
        QTest::addColumn<FaultAnswer>("fault");
        QTest::addColumn<int>("kind");
        QTest::newRow("500") << FaultAnswer{.status = 500, .body = "oops"} << int(ErrorKind::Server);
        QTest::newRow("413") << FaultAnswer{.status = 413} << int(ErrorKind::Invalid);
        QTest::newRow("404") << FaultAnswer{.status = 404} << int(ErrorKind::NotFound);
        QTest::newRow("no JSON") << FaultAnswer{.body = "<html>"} << int(ErrorKind::Malformed);
        QTest::newRow("cut") << FaultAnswer{.body = "{\"ports\": []}", .cut = Cut::InsideBody}
                             << int(ErrorKind::Network);
    }

    void troubleNamesTheService() {
        QFETCH(FaultAnswer, fault);
        QFETCH(int, kind);
        FaultServer server;
        server.answer(fault);
        const auto answer = call(server, {.service = Service::Network, .path = QStringLiteral("ports")},
                                 {tokenFor(server, "first")});
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().kind), kind);
        QVERIFY2(answer.error().sentence.startsWith(QStringLiteral("Neutron (network): ")),
                 qPrintable(answer.error().sentence));
    }

    void aServiceThatIsNotInTheCatalogueIsNotOffered() {
        FaultServer server;
        const Secret token = packed(Secret("t"), toJson(Grant{}).toObject());
        const auto answer =
            call(server, {.service = Service::KeyManager, .path = QStringLiteral("secrets")}, {token});
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().kind), int(ErrorKind::Unsupported));
        QCOMPARE(answer.error().sentence,
                 QStringLiteral("Not offered by this cloud: its catalogue has no Barbican (keys)."));
        QVERIFY(server.seen().empty());
    }

    void everyPageIsRead_data() {
        QTest::addColumn<QByteArray>("first");
        // The hosts are wrong, as behind a proxy: only the query counts.
        QTest::newRow("nova") << QByteArray(
            "{\"ports\": [{\"id\": \"1\", \"name\": \"a\"}], \"ports_links\": [{\"rel\": \"next\", \"href\": "
            "\"http://inside/v2.0/ports?marker=1\"}]}");
        QTest::newRow("barbican") << QByteArray(
            "{\"ports\": [{\"id\": \"1\", \"name\": \"a\"}], \"next\": \"http://inside/v1/ports?marker=1\"}");
        QTest::newRow("keystone") << QByteArray("{\"ports\": [{\"id\": \"1\", \"name\": \"a\"}], \"links\": "
                                                "{\"next\": \"http://inside/v3/ports?marker=1\"}}");
    }

    void everyPageIsRead() {
        QFETCH(QByteArray, first);
        FaultServer server;
        server.answerNext({.body = first});
        server.answer({.body = R"({"ports": [{"id": "2", "name": "b"}], "links": {"next": null}})"});
        const auto all = offMainThread([&] {
            RestClient client({.certificateAuthorities = server.authority()});
            TokenRow source({tokenFor(server, "t")});
            Gateway gateway(client, {.identity = server.url("/identity")}, source);
            return gateway.all({.service = Service::Network, .path = QStringLiteral("ports")}, "ports",
                               readIdAndName, {});
        });
        QVERIFY(all);
        QCOMPARE(int(all->size()), 2);
        QCOMPARE(server.seen()[1].target, QByteArray("/network/v2.0/ports?marker=1"));
    }
};

QTEST_GUILESS_MAIN(GatewayTest)
#include "tst_gateway.moc"
