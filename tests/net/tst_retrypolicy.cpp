#include "models/net/retrypolicy.h"

#include <QTest>

using namespace cloudnx;
using namespace std::chrono_literals;

namespace {

WireOutcome answered(int status, const QByteArray &retryAfter = {}) {
    WireOutcome outcome{.requestLeft = true, .response = {.status = status}};
    if (!retryAfter.isEmpty())
        outcome.response.headers = {{"Retry-After", retryAfter}};
    return outcome;
}

WireOutcome lost(bool requestLeft) {
    return {.trouble = WireTrouble::Network, .requestLeft = requestLeft};
}

HttpRequest keyed() {
    return {.method = HttpMethod::Post, .headers = {{"Idempotency-Key", "k"}}};
}

RetryPolicy steady() {
    RetryPolicy policy;
    policy.random = [] { return 0.5; };
    return policy;
}

const HttpRequest get{};
const HttpRequest post{.method = HttpMethod::Post};
const Instant now{784111777s}; // Sun, 06 Nov 1994 08:49:37 GMT

} // namespace

class RetryPolicyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void doublesTheWait() {
        const RetryPolicy policy = steady();
        QVERIFY(policy.waitBefore(2, get, lost(true), now) == 200ms);
        QVERIFY(policy.waitBefore(3, get, lost(true), now) == 400ms);
        QVERIFY(policy.waitBefore(4, get, lost(true), now) == 800ms);
        QVERIFY(!policy.waitBefore(5, get, lost(true), now));
    }

    void scattersTheWait() {
        RetryPolicy policy = steady();
        policy.random = [] { return 0.0; };
        QVERIFY(policy.waitBefore(2, get, lost(true), now) == 100ms);
        policy.random = [] { return 0.99; };
        QVERIFY(policy.waitBefore(2, get, lost(true), now) == 298ms);
    }

    void followsRetryAfter() {
        const RetryPolicy policy = steady();
        QVERIFY(policy.waitBefore(2, get, answered(429, "3"), now) == 3s);
        QVERIFY(policy.waitBefore(2, get, answered(503, "Sun, 06 Nov 1994 08:49:41 GMT"), now) == 4s);
        QVERIFY(policy.waitBefore(2, get, answered(503, "Sun, 06 Nov 1994 08:00:00 GMT"), now) == 0s);
        QVERIFY(!policy.waitBefore(2, get, answered(429, "6"), now));
    }

    void repeatsOnlyWhatChangesNothingMore() {
        RetryPolicy policy = steady();
        QVERIFY(!policy.waitBefore(2, post, lost(true), now));
        QVERIFY(policy.waitBefore(2, post, lost(false), now)); // it never left
        QVERIFY(!policy.waitBefore(2, post, answered(503), now));
        QVERIFY(policy.waitBefore(2, keyed(), answered(503), now)); // the service says it did nothing
        QVERIFY(!policy.waitBefore(2, keyed(), answered(502), now));
        QVERIFY(!policy.waitBefore(2, keyed(), lost(true), now));
        policy.keysAreHonoured = true;
        QVERIFY(policy.waitBefore(2, keyed(), answered(502), now));
        QVERIFY(policy.waitBefore(2, keyed(), lost(true), now));
        QVERIFY(!policy.waitBefore(2, post, lost(true), now));
    }

    void leavesFinalAnswersAlone() {
        for (const int status : {200, 201, 400, 401, 403, 404, 409, 410, 500, 501})
            QVERIFY(!steady().waitBefore(2, get, answered(status), now));
        for (const WireTrouble trouble :
             {WireTrouble::Tls, WireTrouble::Stopped, WireTrouble::TimedOut, WireTrouble::TooLarge})
            QVERIFY(!steady().waitBefore(2, get, {.trouble = trouble}, now));
    }

    void aStopEndsTheWait() {
        std::stop_source stop;
        QVERIFY(waitUnlessStopped(0ms, stop.get_token()));
        stop.request_stop();
        QVERIFY(!waitUnlessStopped(1h, stop.get_token()));
    }
};

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "tst_retrypolicy.moc"
