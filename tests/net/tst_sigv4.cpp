#include "models/net/sigv4.h"

#include <QTest>

using namespace cloudnx;

namespace {

/// The credentials, scope and time of AWS's published test suite (aws-sig-v4-test-suite).
const SigningKey suiteKey{.accessKeyId = QStringLiteral("AKIDEXAMPLE"),
                          .secretAccessKey = Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
                          .region = QStringLiteral("us-east-1"),
                          .service = QStringLiteral("service")};
const Instant suiteTime{std::chrono::seconds(1440938160)}; // 20150830T123600Z

QByteArray headerOf(const HttpRequest &request, const QByteArray &name) {
    for (const HttpHeader &header : request.headers)
        if (header.name == name)
            return header.value;
    return {};
}

QByteArray authorizationOf(HttpRequest request, const SigningKey &key = suiteKey) {
    signWithSigV4(request, key, suiteTime, ContentHash::Implied);
    return headerOf(request, "Authorization");
}

HttpRequest to(const char *url, HttpMethod method = HttpMethod::Get) {
    return {.method = method, .url = QUrl::fromEncoded(url)};
}

} // namespace

class SigV4Test : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void agreesWithThePublishedVectors_data() {
        QTest::addColumn<HttpRequest>("request");
        QTest::addColumn<QByteArray>("signature");
        const auto row = [](const char *name, const HttpRequest &request, const char *signature) {
            QTest::newRow(name) << request << QByteArray(signature);
        };
        row("get-vanilla", to("https://example.amazonaws.com/"),
            "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        row("get-relative", to("https://example.amazonaws.com/example/.."),
            "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        row("get-vanilla-query-order-key-case",
            to("https://example.amazonaws.com/?Param2=value2&Param1=value1"),
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
        row("get-vanilla-query-unreserved",
            to("https://example.amazonaws.com/"
               "?-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz="
               "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
            "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197");
        row("post-vanilla", to("https://example.amazonaws.com/", HttpMethod::Post),
            "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
        HttpRequest form = to("https://example.amazonaws.com/", HttpMethod::Post);
        form.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        form.body = Secret("Param1=value1");
        row("post-x-www-form-urlencoded", form,
            "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
        HttpRequest trimmed = to("https://example.amazonaws.com/");
        trimmed.headers = {{"My-Header1", " value1"}, {"My-Header2", " \"a   b   c\""}};
        row("get-header-value-trim", trimmed,
            "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
        HttpRequest repeated = to("https://example.amazonaws.com/");
        repeated.headers = {{"My-Header1", "value2"}, {"My-Header1", "value2"}, {"My-Header1", "value1"}};
        row("get-header-key-duplicate", repeated,
            "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea");
    }

    void agreesWithThePublishedVectors() {
        QFETCH(HttpRequest, request);
        QFETCH(QByteArray, signature);
        const QByteArray authorization = authorizationOf(request);
        QVERIFY2(authorization.endsWith(", Signature=" + signature), authorization.constData());
        QVERIFY(authorization.startsWith(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
            "SignedHeaders="));
    }

    /// The worked example of AWS's General Reference, "Signature Version 4 signing process".
    void agreesWithTheWorkedExample() {
        HttpRequest request = to("https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08");
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
        SigningKey key = suiteKey;
        key.service = QStringLiteral("iam");
        QVERIFY(authorizationOf(request, key)
                    .endsWith("SignedHeaders=content-type;host;x-amz-date, "
                              "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
    }

    void namesTheContentHash() {
        HttpRequest request = to("https://cloudnx.in/auth/me");
        SigningKey key = suiteKey;
        key.region = SigningKey{}.region;
        key.service = SigningKey{}.service;
        signWithSigV4(request, key, suiteTime);
        QCOMPARE(headerOf(request, "X-Amz-Date"), "20150830T123600Z");
        // sha256sum </dev/null
        QCOMPARE(headerOf(request, "X-Amz-Content-Sha256"),
                 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QVERIFY(
            headerOf(request, "Authorization")
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/in-mum/cloudnx/aws4_request, "
                            "SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature="));
    }
};

QTEST_GUILESS_MAIN(SigV4Test)
#include "tst_sigv4.moc"
