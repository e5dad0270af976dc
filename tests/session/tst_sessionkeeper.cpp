#include "models/session/memoryvault.h"
#include "models/session/sessionkeeper.h"
#include "tests/session/rotatingdoor.h"
#include "tests/support/offmainthread.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace cloudnx;
using namespace std::chrono_literals;
using cloudnx::test::offMainThread;

namespace {

/// A vault that can be told to fail, to stand for a keyring that is locked at the wrong moment.
class MoodyVault final : public Vault {
public:
    VaultKind kind() const override { return VaultKind::ThisProcess; }

    Done ready(std::stop_token) override { return isLocked ? locked() : Done(); }

    Result<std::optional<Secret>> read(const VaultEntry &entry, std::stop_token stop) override {
        if (isLocked)
            return failure(locked().error());
        return memory.read(entry, stop);
    }

    Done write(const VaultEntry &entry, const Secret &value, std::stop_token stop) override {
        return refusesWrites ? locked() : memory.write(entry, value, stop);
    }

    Done remove(const VaultEntry &entry, std::stop_token stop) override { return memory.remove(entry, stop); }

    std::atomic<bool> isLocked = false;
    std::atomic<bool> refusesWrites = false;
    MemoryVault memory;

private:
    static Done locked() {
        return failure(ErrorKind::KeychainDenied, QStringLiteral("The keyring is locked."));
    }
};

const ProfileName profile = ProfileName::parse(QStringLiteral("sandbox")).value();

} // namespace

class SessionKeeperTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_door =
            std::make_unique<test::RotatingDoor>(m_folder->filePath(QStringLiteral("service.json")), m_clock);
        m_vault = std::make_shared<MoodyVault>();
        m_keeper = newKeeper();
    }

    void saysThatNobodyIsSignedIn() {
        const auto token = ask();
        QCOMPARE(token.error().kind, ErrorKind::Unauthenticated);
        QVERIFY(token.error().sentence.contains(QStringLiteral("\"sandbox\"")));
    }

    void takesTheTokenThatRests() {
        signIn();
        QCOMPARE(ask()->revealText(), QStringLiteral("access-1"));
        QCOMPARE(ask()->revealText(), QStringLiteral("access-1"));
        QCOMPARE(m_door->refreshed(), 0);
        QVERIFY(m_keeper->accessExpires() == m_clock.now() + 15min);
    }

    void refreshesShortlyBeforeTheEnd() {
        signIn();
        m_clock.set(m_clock.now() + 14min);
        QCOMPARE(ask()->revealText(), QStringLiteral("access-1")); // 60 s left
        m_clock.set(m_clock.now() + 1s);
        QCOMPARE(ask()->revealText(), QStringLiteral("access-2"));
        QCOMPARE(TokenVault(m_vault).tokens(profile, {}).value()->refresh.revealText(),
                 QStringLiteral("refresh-2"));
    }

    void refreshesOnceAfterARefusal() {
        signIn();
        const Secret first = ask().value();
        QCOMPARE(askAfter(first)->revealText(), QStringLiteral("access-2"));
        QCOMPARE(askAfter(first)->revealText(), QStringLiteral("access-2")); // that one is newer already
        QCOMPARE(m_door->refreshed(), 1);
    }

    void takesWhatAnotherProgramRefreshed() {
        signIn();
        const Secret first = ask().value();
        const auto other = newKeeper();
        const auto theirs = offMainThread([&] { return other->tokenAfter(first, {}); });
        QCOMPARE(theirs->revealText(), QStringLiteral("access-2"));
        QCOMPARE(askAfter(first)->revealText(), QStringLiteral("access-2"));
        QCOMPARE(m_door->refreshed(), 1);
    }

    void manyThreadsCauseOneRefresh() {
        signIn();
        const Secret first = ask().value();
        std::vector<QString> tokens(16);
        {
            std::vector<std::jthread> threads;
            threads.reserve(16);
            for (auto &token : tokens)
                threads.emplace_back(
                    [&] { token = m_keeper->tokenAfter(first, {}).value_or(Secret("none")).revealText(); });
        }
        QCOMPARE(tokens, std::vector<QString>(16, QStringLiteral("access-2")));
        QCOMPARE(m_door->refreshed(), 1);
    }

    void manyThreadsAndKeepersNeverReuseAToken() {
        signIn();
        std::vector<std::unique_ptr<SessionKeeper>> keepers;
        keepers.reserve(3);
        for (int at = 0; at < 3; ++at)
            keepers.push_back(newKeeper());
        std::atomic<int> failures = 0;
        {
            std::vector<std::jthread> threads;
            threads.reserve(16);
            for (int thread = 0; thread < 6; ++thread)
                threads.emplace_back([&, keeper = keepers[std::size_t(thread) % 3].get()] {
                    auto token = keeper->token({});
                    for (int at = 0; token && at < 20; ++at) {
                        if (at % 7 == 0)
                            keeper->forget();
                        token = keeper->tokenAfter(*token, {});
                    }
                    failures += token ? 0 : 1;
                });
        }
        QCOMPARE(failures.load(), 0);
        QVERIFY(!m_door->state().value(QLatin1String("over")).toBool());
    }

    void anEndedSessionAsksForASignIn() {
        signIn();
        const Secret first = ask().value();
        QVERIFY(offMainThread([&] { return m_door->end({}, {}); }));
        const auto token = askAfter(first);
        QCOMPARE(token.error().kind, ErrorKind::Unauthenticated);
        QVERIFY2(token.error().sentence.contains(QStringLiteral("is over. Sign in again")),
                 qPrintable(token.error().sentence));
        QVERIFY(TokenVault(m_vault).tokens(profile, {}).value() == std::nullopt);
    }

    void aLockedKeyringIsNoticedBeforeTheLockIsTaken() {
        signIn();
        const Secret first = ask().value();
        m_vault->isLocked = true;
        const auto held = FileLock::acquire(refreshLockPath(m_folder->path()), {}); // would wait for ever
        QCOMPARE(askAfter(first).error().kind, ErrorKind::KeychainDenied);
        QCOMPARE(m_door->refreshed(), 0);
    }

    void aPairThatCouldNotRestIsNotUsedAndNotLost() {
        signIn();
        const Secret first = ask().value();
        m_vault->refusesWrites = true;
        QCOMPARE(askAfter(first).error().kind, ErrorKind::KeychainDenied);
        m_vault->refusesWrites = false;
        QCOMPARE(askAfter(first)->revealText(), QStringLiteral("access-2"));
        QCOMPARE(TokenVault(m_vault).tokens(profile, {}).value()->refresh.revealText(),
                 QStringLiteral("refresh-2"));
        QCOMPARE(m_door->refreshed(), 1);
    }

    void stopsWaitingForTheLock() {
        signIn();
        const Secret first = ask().value();
        const auto held = FileLock::acquire(refreshLockPath(m_folder->path()), {});
        std::optional<Result<Secret>> token;
        std::jthread waiting([&](const std::stop_token &stop) { token = m_keeper->tokenAfter(first, stop); });
        waiting.request_stop();
        waiting.join();
        QCOMPARE(token->error().kind, ErrorKind::Cancelled);
    }

    void aRestingAccessKeyIsExchanged() {
        QVERIFY(TokenVault(m_vault).storeAccessKey(profile, {QStringLiteral("AKIA1"), Secret("s")}, {}));
        QCOMPARE(ask()->revealText(), QStringLiteral("access-1"));
        QCOMPARE(TokenVault(m_vault).tokens(profile, {}).value()->access.revealText(),
                 QStringLiteral("access-1"));
    }

    void forgetsAndReadsAgain() {
        signIn();
        QVERIFY(ask());
        m_keeper->forget();
        QVERIFY(!m_keeper->accessExpires());
        QCOMPARE(ask()->revealText(), QStringLiteral("access-1"));
    }

    void endsEverywhere() {
        signIn();
        QVERIFY(TokenVault(m_vault).storeAccessKey(profile, {QStringLiteral("AKIA1"), Secret("s")}, {}));
        QVERIFY(offMainThread([&] { return m_keeper->end({}); }));
        QVERIFY(m_door->state().value(QLatin1String("over")).toBool());
        QCOMPARE(ask().error().kind, ErrorKind::Unauthenticated);
        QCOMPARE(offMainThread([&] { return m_keeper->end({}); }).error().kind, ErrorKind::Unauthenticated);
    }

    /// Another program went to another project, or signed in to another place, under the same profile.
    void aSessionElsewhereIsNotThisOne_data() {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("writtenAs");
        QTest::addColumn<bool>("isOurs");
        QTest::newRow("the same") << QStringLiteral("a") << QStringLiteral("x") << true;
        QTest::newRow("of before this was kept") << QString() << QString() << true;
        QTest::newRow("another project") << QStringLiteral("b") << QStringLiteral("x") << false;
        QTest::newRow("another place") << QStringLiteral("a") << QStringLiteral("y") << false;
    }

    void aSessionElsewhereIsNotThisOne() {
        QFETCH(QString, account);
        QFETCH(QString, writtenAs);
        QFETCH(bool, isOurs);
        signIn();
        const TokenVault vault(m_vault);
        TokenPair tokens = *vault.tokens(profile, {}).value();
        tokens.accountId = account;
        tokens.writtenAs = writtenAs;
        QVERIFY(vault.storeTokens(profile, tokens, {}));
        m_keeper = newKeeper(QStringLiteral("a"), QStringLiteral("x"));
        const auto token = ask();
        QCOMPARE(token.has_value(), isOurs);
        if (isOurs) { // and a renewal goes on being ours
            QVERIFY(offMainThread([&] { return m_keeper->tokenAfter(*token, {}); }).has_value());
            return;
        }
        QCOMPARE(token.error().kind, ErrorKind::Unauthenticated);
        QVERIFY2(token.error().sentence.contains(QStringLiteral("went elsewhere")),
                 qPrintable(token.error().sentence));
        // What the other program has stays whole.
        QCOMPARE(vault.tokens(profile, {}).value()->access.revealText(), tokens.access.revealText());
    }

private:
    std::unique_ptr<SessionKeeper> newKeeper(const QString &account = {}, const QString &writtenAs = {}) {
        const Profile of{.name = profile, .accountId = account, .writtenAs = writtenAs};
        return std::make_unique<SessionKeeper>(of, TokenVault(m_vault), *m_door, m_clock, m_folder->path());
    }

    void signIn() {
        const auto answer = m_door->begin(RootCredentials{}, {});
        QVERIFY(TokenVault(m_vault).storeTokens(profile, std::get<TokenPair>(*answer), {}));
    }

    Result<Secret> ask() {
        return offMainThread([&] { return m_keeper->token({}); });
    }

    Result<Secret> askAfter(const Secret &refused) {
        return offMainThread([&] { return m_keeper->tokenAfter(refused, {}); });
    }

    FixedClock m_clock{Instant{1777809600s}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::RotatingDoor> m_door;
    std::shared_ptr<MoodyVault> m_vault;
    std::unique_ptr<SessionKeeper> m_keeper;
};

QTEST_GUILESS_MAIN(SessionKeeperTest)
#include "tst_sessionkeeper.moc"
