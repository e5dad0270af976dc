#include "models/net/restclient.h"

#include "tests/support/faultserver.h"
#include "tests/support/offmainthread.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;
using namespace std::chrono_literals;

namespace {

RestOptions optionsFor(const FaultServer &server) {
    RestOptions options{.certificateAuthorities = server.authority()};
    options.retry.firstWait = 1ms;
    return options;
}

Result<HttpResponse> sendWith(RestClient &client, const HttpRequest &request, std::stop_token stop = {}) {
    return offMainThread([&] { return client.send(request, stop); });
}

Result<HttpResponse> sendTo(const FaultServer &server, const HttpRequest &request) {
    RestClient client(optionsFor(server));
    return sendWith(client, request);
}

HttpRequest stateChanging(HttpMethod method, const FaultServer &server) {
    HttpRequest request{.method = method, .url = server.url("/things")};
    if (method == HttpMethod::Post)
        request.body = Secret(R"({"name":"x"})");
    return request;
}

} // namespace

class RestClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void sendsWhatItIsGiven() {
        FaultServer server;
        server.answer({.status = 201, .body = R"({"id":"i-1"})"});
        HttpRequest request{.method = HttpMethod::Patch, .url = server.url("/a%2Fb/c?x=1%202")};
        request.headers = {{"Content-Type", "application/json"}};
        request.secretHeaders = {{"Authorization", Secret("Bearer abc")}};
        request.body = Secret(R"({"on":true})");
        const auto response = sendTo(server, request);
        QVERIFY2(response, qPrintable(response ? QString() : response.error().sentence));
        QCOMPARE(response->status, 201);
        QCOMPARE(response->body, R"({"id":"i-1"})");
        QCOMPARE(response->requestId(), QStringLiteral("fault-1"));
        const SeenRequest seen = server.seen().at(0);
        QCOMPARE(seen.method, "PATCH");
        QCOMPARE(seen.target, "/a%2Fb/c?x=1%202");
        QCOMPARE(seen.body, R"({"on":true})");
        QCOMPARE(seen.headers.at("authorization"), "Bearer abc");
        QCOMPARE(seen.headers.at("content-type"), "application/json");
        QVERIFY(seen.headers.at("user-agent").startsWith("cloudnx-console/"));
    }

    void keepsOneConnectionOpen() {
        FaultServer server;
        server.answer({});
        RestClient client(optionsFor(server));
        for (int i = 0; i < 5; ++i)
            QVERIFY(sendWith(client, {.url = server.url()}));
        QCOMPARE(server.seen().size(), 5U);
    }

    void serializesNothingBetweenThreads() {
        FaultServer server;
        server.answer("GET", "/slow", {.waitsForRelease = true});
        server.answer("GET", "/quick", {});
        RestClient client(optionsFor(server));
        auto slow =
            std::async(std::launch::async, [&] { return client.send({.url = server.url("/slow")}, {}); });
        QVERIFY(server.waitForRequests(1));
        QVERIFY(sendWith(client, {.url = server.url("/quick")}));
        server.release();
        QVERIFY(slow.get());
    }

    void namesEveryStatus_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("kind");
        QTest::newRow("400") << 400 << "invalid";
        QTest::newRow("401") << 401 << "unauthenticated";
        QTest::newRow("403") << 403 << "forbidden";
        QTest::newRow("404") << 404 << "not_found";
        QTest::newRow("405") << 405 << "unsupported";
        QTest::newRow("409") << 409 << "conflict";
        QTest::newRow("410") << 410 << "gone";
        QTest::newRow("413") << 413 << "invalid";
        QTest::newRow("418") << 418 << "invalid";
        QTest::newRow("500") << 500 << "server";
        QTest::newRow("501") << 501 << "unsupported";
    }

    void namesEveryStatus() {
        QFETCH(int, status);
        QFETCH(QString, kind);
        FaultServer server;
        server.answer({.status = status, .body = R"({"error":"told to fail"})"});
        const auto response = sendTo(server, stateChanging(HttpMethod::Post, server));
        QVERIFY(!response);
        QCOMPARE(word(response.error().kind), kind);
        QVERIFY2(response.error().sentence.contains(QStringLiteral("told to fail")),
                 qPrintable(response.error().sentence));
        QCOMPARE(response.error().requestId, QStringLiteral("fault-1"));
        QCOMPARE(server.seen().size(), 1U);
        QVERIFY(!response.error().maySucceedOnServer);
    }

    void saysHowLongToWait() {
        FaultServer server;
        server.answer(
            {.status = 429, .body = R"({"error":"slow down"})", .headers = {{"Retry-After", "30"}}});
        const auto response = sendTo(server, {.url = server.url()});
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::RateLimited);
        QVERIFY(response.error().retryAfter == 30s);
        QCOMPARE(response.error().sentence,
                 QStringLiteral("Too many requests: slow down. Try again in 30 s."));
        QCOMPARE(server.seen().size(), 1U); // 30 s is for the caller to decide
    }

    void waitsWhenTheServiceAsksBriefly() {
        FaultServer server;
        server.answerNext({.status = 503, .headers = {{"Retry-After", "0"}}});
        server.answerNext({.status = 429, .headers = {{"Retry-After", "0"}}});
        server.answer({});
        HttpRequest request = stateChanging(HttpMethod::Post, server);
        request.headers = {{"Idempotency-Key", "k-1"}};
        QVERIFY(sendTo(server, request));
        QCOMPARE(server.seen().size(), 3U);
        for (const SeenRequest &seen : server.seen())
            QCOMPARE(seen.headers.at("idempotency-key"), "k-1");
    }

    void givesUpAfterAFewAttempts() {
        FaultServer server;
        server.answer({.status = 503});
        const auto response = sendTo(server, {.url = server.url()});
        QCOMPARE(response.error().kind, ErrorKind::Server);
        QCOMPARE(server.seen().size(), 4U);
    }

    void neverSendsAStateChangeTwice_data() {
        QTest::addColumn<HttpMethod>("method");
        QTest::addColumn<Cut>("cut");
        QTest::addColumn<bool>("onUsedConnection");
        for (const bool used : {false, true})
            for (const Cut cut : {Cut::BeforeFirstByte, Cut::InsideBody})
                for (const HttpMethod method :
                     {HttpMethod::Post, HttpMethod::Put, HttpMethod::Patch, HttpMethod::Delete})
                    QTest::addRow("%s %d %s", word(method).constData(), static_cast<int>(cut),
                                  used ? "used" : "fresh")
                        << method << cut << used;
    }

    void neverSendsAStateChangeTwice() {
        QFETCH(HttpMethod, method);
        QFETCH(Cut, cut);
        QFETCH(bool, onUsedConnection);
        FaultServer server;
        RestClient client(optionsFor(server));
        if (onUsedConnection) {
            server.answerNext({});
            QVERIFY(sendWith(client, {.url = server.url("/first")}));
        }
        server.answer({.body = R"({"id":"some thing"})", .cut = cut});
        HttpRequest request = stateChanging(method, server);
        request.headers = {{"Idempotency-Key", "k-1"}}; // whose name is only assumed for the live service
        const auto response = sendWith(client, request);
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Network);
        QVERIFY(response.error().maySucceedOnServer);
        QVERIFY2(response.error().sentence.contains(QStringLiteral("may have been carried out")),
                 qPrintable(response.error().sentence));
        QCOMPARE(server.seen().size(), onUsedConnection ? 2U : 1U);
    }

    void repeatsKeyedRequestsWhereKeysAreHonoured() {
        FaultServer server;
        server.answerNext({.cut = Cut::BeforeFirstByte});
        server.answer({.status = 201});
        RestOptions options = optionsFor(server);
        options.retry.keysAreHonoured = true;
        RestClient client(options);
        HttpRequest request = stateChanging(HttpMethod::Post, server);
        request.headers = {{"Idempotency-Key", "k-1"}};
        QVERIFY(sendWith(client, request));
        QCOMPARE(server.seen().size(), 2U);
    }

    void readsAgainAfterALostAnswer() {
        FaultServer server;
        server.answerNext({.body = R"({"id":"some thing"})", .cut = Cut::InsideBody});
        server.answer({.body = R"({"whole":true})"});
        const auto response = sendTo(server, {.url = server.url()});
        QVERIFY(response);
        QCOMPARE(response->body, R"({"whole":true})");
    }

    void endsWhenTimeIsOver() {
        FaultServer server;
        server.answer({.body = QByteArray(1000, ' '), .perByte = 50ms});
        RestOptions options = optionsFor(server);
        options.timeout = 300ms;
        RestClient client(options);
        const auto begun = std::chrono::steady_clock::now();
        const auto response = sendWith(client, stateChanging(HttpMethod::Post, server));
        QVERIFY(std::chrono::steady_clock::now() - begun < 5s);
        QCOMPARE(response.error().kind, ErrorKind::Timeout);
        QVERIFY(response.error().maySucceedOnServer);
        QVERIFY(response.error().sentence.contains(QStringLiteral("within 0.3 s")));
        QVERIFY(server.waitForHangUp());
    }

    void stopsInTheMiddle() {
        FaultServer server;
        server.answer({.waitsForRelease = true});
        RestClient client(optionsFor(server));
        std::stop_source stop;
        auto call = std::async(std::launch::async,
                               [&] { return client.send({.url = server.url()}, stop.get_token()); });
        QVERIFY(server.waitForRequests(1));
        stop.request_stop();
        const auto response = call.get();
        QCOMPARE(response.error().kind, ErrorKind::Cancelled);
        QVERIFY(server.waitForHangUp()); // though nothing was answered
        QCOMPARE(server.seen().size(), 1U);
    }

    void stopsBetweenAttempts() {
        FaultServer server;
        server.answer({.status = 503, .headers = {{"Retry-After", "5"}}});
        RestClient client(optionsFor(server));
        std::stop_source stop;
        const auto begun = std::chrono::steady_clock::now();
        auto call = std::async(std::launch::async,
                               [&] { return client.send({.url = server.url()}, stop.get_token()); });
        QVERIFY(server.waitForRequests(1));
        stop.request_stop();
        QCOMPARE(call.get().error().kind, ErrorKind::Cancelled);
        QVERIFY(std::chrono::steady_clock::now() - begun < 4s);
        QCOMPARE(server.seen().size(), 1U);
    }

    void endsWhenTheProgramEnds() {
        FaultServer server;
        server.answer({.waitsForRelease = true});
        std::stop_source stop;
        {
            RestClient client(optionsFor(server));
            auto call = std::async(std::launch::async,
                                   [&] { return client.send({.url = server.url()}, stop.get_token()); });
            QVERIFY(server.waitForRequests(1));
            stop.request_stop();
            QVERIFY(!call.get());
        } // joins the network thread although the server never answered
        QVERIFY(server.waitForRequests(1));
    }

    void stopsReadingWhenItIsTooMuch() {
        FaultServer server;
        server.answer({.body = QByteArray(200'000, ' ')});
        RestOptions options = optionsFor(server);
        options.bodyLimit = 100'000;
        RestClient client(options);
        const auto response = sendWith(client, {.url = server.url()});
        QCOMPARE(response.error().kind, ErrorKind::Malformed);
        QVERIFY2(response.error().sentence.contains(QStringLiteral("larger than")),
                 qPrintable(response.error().sentence));
    }

    void followsNoRedirect() {
        FaultServer server;
        server.answer("GET", "/old", {.status = 302, .headers = {{"Location", "/new"}}});
        server.answer("GET", "/new", {});
        const auto response = sendTo(server, {.url = server.url("/old")});
        QCOMPARE(response.error().kind, ErrorKind::Malformed);
        QVERIFY(response.error().sentence.contains(QStringLiteral("/new")));
        QCOMPARE(server.seen().size(), 1U);
    }

    void keepsNoCookies() {
        FaultServer server;
        server.answer({.headers = {{"Set-Cookie", "cnx_access=abc; Path=/; Secure"}}});
        RestClient client(optionsFor(server));
        const auto response = sendWith(client, {.url = server.url()});
        QCOMPARE(response->header("Set-Cookie"), "cnx_access=abc; Path=/; Secure");
        QVERIFY(sendWith(client, {.url = server.url()}));
        QVERIFY(!server.seen().at(1).headers.contains("cookie"));
    }

    void learnsTheServersClock() {
        FaultServer server;
        server.answer({.headers = {{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}}});
        RestClient client(optionsFor(server));
        QVERIFY(!client.clockOffset());
        QVERIFY(sendWith(client, {.url = server.url()}));
        const Instant then = SystemClock().now() + *client.clockOffset();
        const Instant told{784111777s}; // date -u -d '1994-11-06 08:49:37' +%s
        QVERIFY(then - told < 30s && told - then < 30s);
    }

    void refusesPlainHttp() {
        RestClient client({});
        const auto response =
            sendWith(client, {.url = QUrl(QStringLiteral("http://localhost:%1/").arg(closedPort()))});
        QCOMPARE(response.error().kind, ErrorKind::Tls);
        QVERIFY(response.error().sentence.contains(QStringLiteral("https://")));
    }

    void saysThatNobodyListens() {
        RestOptions options;
        options.retry.firstWait = 1ms;
        RestClient client(options);
        const int port = closedPort();
        const auto response =
            sendWith(client, {.method = HttpMethod::Post,
                              .url = QUrl(QStringLiteral("https://localhost:%1/").arg(port))});
        QCOMPARE(response.error().kind, ErrorKind::Network);
        QCOMPARE(response.error().sentence, QStringLiteral("Could not reach localhost:%1: the connection was "
                                                           "refused. Check the network and the address.")
                                                .arg(port));
        QVERIFY(!response.error().maySucceedOnServer);
    }

    void sparesADeadHostAndTriesItAgain() {
        FaultServer server;
        server.answer({.cut = Cut::BeforeFirstByte});
        const auto clock = std::make_shared<FixedClock>(SystemClock().now());
        RestOptions options = optionsFor(server);
        options.clock = clock;
        options.retry.attempts = 2;
        RestClient client(options);
        for (int i = 0; i < 3; ++i)
            QVERIFY(!sendWith(client, {.url = server.url()}));
        const auto seen = server.seen().size(); // Qt adds attempts of its own to a GET
        const auto spared = sendWith(client, {.url = server.url()});
        QCOMPARE(spared.error().kind, ErrorKind::Network);
        QVERIFY2(spared.error().sentence.contains(QStringLiteral("nothing is sent to it until")),
                 qPrintable(spared.error().sentence));
        QCOMPARE(server.seen().size(), seen);
        clock->set(clock->now() + options.circuit.rest);
        server.answer({});
        QVERIFY(sendWith(client, {.url = server.url()}));
        QVERIFY(sendWith(client, {.url = server.url()}));
    }

    void keepsAskingAHostThatAnswersBadly() {
        FaultServer server;
        server.answer({.status = 503});
        RestOptions options = optionsFor(server);
        options.retry.attempts = 1;
        RestClient client(options);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(sendWith(client, {.url = server.url()}).error().kind, ErrorKind::Server);
        QCOMPARE(server.seen().size(), 6U);
    }

    void remembersWhatWasSentButNoSecret() {
        FaultServer server;
        server.answer({.body = R"({"access_token":"t0ken"})"});
        auto log = std::make_shared<RequestLog>();
        RestClient client(optionsFor(server), log);
        HttpRequest request = stateChanging(HttpMethod::Post, server);
        request.secretHeaders = {{"Authorization", Secret("Bearer s3cret")}};
        QVERIFY(sendWith(client, request));
        QCOMPARE(log->lines().size(), 1);
        const QString line = log->lines().first();
        QVERIFY(line.contains(QStringLiteral("\"method\":\"POST\"")) &&
                line.contains(QStringLiteral("fault-1")));
        QVERIFY(!line.contains(QStringLiteral("s3cret")) && !line.contains(QStringLiteral("t0ken")));
    }

    void servesManyThreadsAtOnce() {
        FaultServer server;
        server.answer({});
        RestClient client(optionsFor(server));
        std::vector<std::future<bool>> calls;
        calls.reserve(8);
        for (int i = 0; i < 8; ++i)
            calls.push_back(std::async(std::launch::async, [&] {
                bool all = true;
                for (int n = 0; n < 25; ++n)
                    all = all && client.send({.url = server.url()}, {}).has_value();
                return all;
            }));
        for (auto &call : calls)
            QVERIFY(call.get());
        QCOMPARE(server.seen().size(), 200U);
    }
};

QTEST_GUILESS_MAIN(RestClientTest)
#include "tst_restclient.moc"
