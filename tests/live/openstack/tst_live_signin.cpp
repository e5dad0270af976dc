#include "tests/live/openstack/livecloud.h"
#include "tests/support/offmainthread.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

/// The ways in and out, at a real Keystone.
class LiveSignInTest : public QObject {
    Q_OBJECT

    static Result<SignInAnswer> begin(const Credentials &credentials, openstack::Place place = livePlace(),
                                      RestOptions options = liveOptions()) {
        return offMainThread([&] {
            RestClient client(options);
            const SystemClock clock;
            return OpenStackSignIn(client, place, clock).begin(credentials, {});
        });
    }

    /// What a token may do: who it says one is.
    static Result<Identity> whoIs(const Secret &access) {
        return offMainThread([&] {
            RestClient client(liveOptions());
            LiveTokens tokens(access);
            OpenStackCloud cloud(client, livePlace(), tokens);
            return cloud.account().identity({});
        });
    }

    static Result<TokenPair> verify(const PendingSignIn &pending, const Secret &code) {
        return offMainThread([&] {
            RestClient client(liveOptions());
            const SystemClock clock;
            return OpenStackSignIn(client, livePlace(), clock).verify(pending, code, {});
        });
    }

private Q_SLOTS:

    void anApplicationCredentialSignsIn() {
        const auto answer = begin(applicationCredential());
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().sentence));
        const TokenPair pair = std::get<TokenPair>(*answer);
        QVERIFY(pair.refresh.isEmpty());
        QVERIFY(pair.accessExpires > SystemClock().now() + std::chrono::minutes(50));
        const auto identity = whoIs(pair.access);
        QVERIFY2(identity, identity ? "" : qPrintable(identity.error().sentence));
        QCOMPARE(identity->name, QStringLiteral("operator"));
        QCOMPARE(identity->userId, live("ID_operator_id"));
        QCOMPARE(identity->accountId, live("ID_demo_project"));
        QCOMPARE(identity->mfaEnabled, std::optional(true));
    }

    void aWrongSecretIsRefused() {
        auto wrong = applicationCredential();
        wrong.secretAccessKey = Secret("wrong");
        const auto answer = begin(wrong);
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().kind), int(ErrorKind::Unauthenticated));
        QCOMPARE(answer.error().sentence,
                 QStringLiteral(
                     "Keystone refused. The application credential is wrong, expired or deleted. Make a new "
                     "one in the cloud's dashboard."));
    }

    void aPasswordIsFollowedByACode() {
        const auto answer = begin(passwordOf(Person::Operator));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().sentence));
        QVERIFY(std::holds_alternative<PendingSignIn>(*answer));
        const PendingSignIn pending = std::get<PendingSignIn>(*answer);
        const auto life = pending.expires - SystemClock().now();
        QVERIFY(life > std::chrono::minutes(4) && life <= std::chrono::minutes(5));

        const auto wrong = verify(pending, Secret("000000"));
        QVERIFY(!wrong);
        QCOMPARE(int(wrong.error().kind), int(ErrorKind::Unauthenticated));

        const auto pair = verify(pending, codeNow(Person::Operator));
        QVERIFY2(pair, pair ? "" : qPrintable(pair.error().sentence));
        QCOMPARE(whoIs(pair->access)->name, QStringLiteral("operator"));
    }

    void theReceiptIsGoodForFiveMinutes() {
        const auto answer = begin(passwordOf(Person::Operator));
        QVERIFY(answer);
        const PendingSignIn pending = std::get<PendingSignIn>(*answer);
        const auto late = offMainThread([&] {
            RestClient client(liveOptions());
            const FixedClock clock(pending.expires + std::chrono::seconds(1));
            return OpenStackSignIn(client, livePlace(), clock).verify(pending, codeNow(Person::Operator), {});
        });
        QVERIFY(!late);
        QCOMPARE(int(late.error().kind), int(ErrorKind::Gone));
    }

    void passwordAndCodeGoInOneRequest() {
        IamCredentials both = passwordOf(Person::Operator);
        both.passcode = codeNow(Person::Operator);
        const auto before =
            requestsTo(QStringLiteral("keystone")).filter(QStringLiteral("POST /v3/auth/tokens"));
        const auto answer = begin(both);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().sentence));
        QVERIFY(std::holds_alternative<TokenPair>(*answer));
        const auto after =
            requestsTo(QStringLiteral("keystone")).filter(QStringLiteral("POST /v3/auth/tokens"));
        QCOMPARE(after.size() - before.size(), 1);
    }

    void aWrongPasswordIsRefused() {
        IamCredentials wrong = passwordOf(Person::Operator);
        wrong.password = Secret("wrong");
        const auto answer = begin(wrong);
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().kind), int(ErrorKind::Unauthenticated));
    }

    void aPasswordAloneIsEnoughWithoutMfa() {
        const auto answer =
            begin(IamCredentials{{}, QStringLiteral("admin"), Secret::of(live("ADMIN_PASSWORD"))});
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().sentence));
        QVERIFY(std::holds_alternative<TokenPair>(*answer));
    }

    void aTokenIsExchangedForAnotherProject() {
        const auto first = begin(IamCredentials{QStringLiteral("demo"), QStringLiteral("admin"),
                                                Secret::of(live("ADMIN_PASSWORD"))});
        QVERIFY(first);
        openstack::Place elsewhere = livePlace();
        elsewhere.project.name = QStringLiteral("admin");
        const auto second = begin(HeldTokenCredentials{std::get<TokenPair>(*first).access}, elsewhere);
        QVERIFY2(second, second ? "" : qPrintable(second.error().sentence));
        const Secret access = std::get<TokenPair>(*second).access;
        QVERIFY(whoIs(access)->accountId != live("ID_demo_project"));
    }

    void signingOutRevokes() {
        const auto answer = begin(applicationCredential());
        QVERIFY(answer);
        const TokenPair pair = std::get<TokenPair>(*answer);
        QVERIFY(whoIs(pair.access));
        const Done ended = offMainThread([&] {
            RestClient client(liveOptions());
            const SystemClock clock;
            OpenStackSignIn door(client, livePlace(), clock);
            return door.end(pair, {}).and_then(
                [&] { return door.end(pair, {}); }); // the second finds it over
        });
        QVERIFY2(ended, ended ? "" : qPrintable(ended.error().sentence));
        // The bare token, so that Keystone has to be asked what it is good for.
        const auto after = whoIs(openstack::unpacked(pair.access).secret);
        QVERIFY(!after);
        QCOMPARE(int(after.error().kind), int(ErrorKind::Unauthenticated));
    }

    void aBareTokenWorksAsWell() {
        const auto answer = begin(applicationCredential());
        QVERIFY(answer);
        const auto identity = whoIs(openstack::unpacked(std::get<TokenPair>(*answer).access).secret);
        QVERIFY2(identity, identity ? "" : qPrintable(identity.error().sentence));
        QCOMPARE(identity->accountId, live("ID_demo_project"));
    }

    void anUnknownRegionIsNamed() {
        openstack::Place place = livePlace();
        place.region = QStringLiteral("Freiburg");
        const auto answer = begin(applicationCredential(), place);
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().kind), int(ErrorKind::Invalid));
        QVERIFY2(answer.error().sentence.contains(QStringLiteral("It has: RegionOne.")),
                 qPrintable(answer.error().sentence));
    }

    void plainHttpIsRefused() {
        openstack::Place place = livePlace();
        place.interface = QStringLiteral("internal"); // the services among themselves, without TLS
        const auto answer = begin(applicationCredential(), place);
        QVERIFY(answer);
        const auto groups = offMainThread([&] {
            RestClient client(liveOptions());
            LiveTokens tokens(std::get<TokenPair>(*answer).access);
            OpenStackCloud cloud(client, place, tokens);
            return cloud.firewall().groups({});
        });
        QVERIFY(!groups);
        QCOMPARE(int(groups.error().kind), int(ErrorKind::Tls));
    }

    void anUnknownAuthorityIsRefused() {
        const auto answer = begin(applicationCredential(), livePlace(), {});
        QVERIFY(!answer);
        QCOMPARE(int(answer.error().kind), int(ErrorKind::Tls));
    }
};

QTEST_GUILESS_MAIN(LiveSignInTest)
#include "tst_live_signin.moc"
