#include "models/session/loginflow.h"
#include "models/session/memoryvault.h"
#include "tests/support/memorysignin.h"
#include "tests/support/offmainthread.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace std::chrono_literals;
using cloudnx::test::MemorySignIn;
using cloudnx::test::offMainThread;

namespace {

class LockedVault final : public Vault {
public:
    VaultKind kind() const override { return VaultKind::SecretService; }

    Done ready(std::stop_token) override { return isLocked ? locked() : Done(); }

    Result<std::optional<Secret>> read(const VaultEntry &, std::stop_token) override {
        return failure(locked().error());
    }

    Done write(const VaultEntry &, const Secret &, std::stop_token) override { return locked(); }

    Done remove(const VaultEntry &, std::stop_token) override { return locked(); }

    bool isLocked = true;

private:
    static Done locked() {
        return failure(ErrorKind::KeychainDenied, QStringLiteral("The keyring is locked."));
    }
};

const IamCredentials alice{QStringLiteral("100000003"), QStringLiteral("alice"),
                           Secret("correct horse battery")};

} // namespace

class LoginFlowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ProfileStore>(m_home->filePath(QStringLiteral("c")),
                                                 m_home->filePath(QStringLiteral("s")));
        m_clock.set(Instant{1777809616s}); // 16 s into a step
        m_service = std::make_unique<MemorySignIn>(m_clock);
        m_vault = std::make_shared<MemoryVault>();
        m_flow = newFlow(m_vault);
    }

    void signsInWithPasswordAndCode() {
        const auto begun = begin(alice);
        QCOMPARE(begun->stage, LoginStage::Code);
        QVERIFY(begun->codeDeadline == m_clock.now() + 5min);
        QVERIFY(begun->hold == 0s && begun->clockWarning.isEmpty());
        QVERIFY(!m_store->find(m_flow->profile().name)); // nothing is kept of half a sign-in
        QCOMPARE(submit(currentCode())->stage, LoginStage::SignedIn);
        QVERIFY(TokenVault(m_vault).tokens(m_flow->profile().name, {}).value()->access == Secret("access"));
        const Profile saved = m_store->active().value();
        QCOMPARE(saved.identity, QStringLiteral("alice"));
        QCOMPARE(saved.accountId, QStringLiteral("100000003"));
        QCOMPARE(saved.signInKind, SignInKind::IamUser);
        QCOMPARE(saved.vault, VaultKind::ThisProcess);
        QVERIFY(saved == m_flow->profile());
    }

    void signsInWithoutSecondFactor() {
        m_service->hasSecondFactor = false;
        QCOMPARE(
            begin(RootCredentials{QStringLiteral("a@b.example"), Secret("correct horse battery")})->stage,
            LoginStage::SignedIn);
        QCOMPARE(m_store->active()->signInKind, SignInKind::Root);
        QCOMPARE(m_store->active()->identity, QStringLiteral("a@b.example"));
    }

    void keepsAnAccessKeyUntilSomebodyElseSignsIn() {
        const TokenVault vault(m_vault);
        const ProfileName name = m_flow->profile().name;
        QVERIFY(begin(AccessKeyCredentials{QStringLiteral("AKIA1"), Secret("s")}));
        QCOMPARE(vault.accessKey(name, {}).value()->accessKeyId, QStringLiteral("AKIA1"));
        m_service->hasSecondFactor = false;
        QVERIFY(begin(alice));
        QVERIFY(vault.accessKey(name, {}).value() == std::nullopt);
    }

    void aWrongPasswordStaysAtTheStart() {
        const auto begun = begin(IamCredentials{alice.accountId, alice.userName, Secret("wrong")});
        QCOMPARE(begun.error().kind, ErrorKind::Unauthenticated);
        QCOMPARE(m_flow->state().stage, LoginStage::Credentials);
    }

    void takesCodesAsTheyAreTyped() {
        QVERIFY(begin(alice));
        QString typed = currentCode();
        typed.insert(3, u' ');
        QCOMPARE(submit(typed)->stage, LoginStage::SignedIn);
    }

    void takesABackupCode() {
        QVERIFY(begin(alice));
        QCOMPARE(submit(QStringLiteral("K3V9X 2M4TQ"))->stage, LoginStage::SignedIn);
    }

    void doesNotSendAWrongForm() {
        QVERIFY(begin(alice));
        QCOMPARE(submit(QStringLiteral("12345")).error().kind, ErrorKind::Invalid);
        QCOMPARE(m_service->sent.load(), 0);
        QCOMPARE(submit(currentCode())->stage, LoginStage::SignedIn);
    }

    void holdsBackACodeJustUsed() {
        QVERIFY(begin(alice));
        QVERIFY(submit(currentCode()));
        m_flow = newFlow(m_vault);
        QVERIFY(begin(alice)->hold == 14s);
        const auto again = submit(currentCode());
        QCOMPARE(again.error().kind, ErrorKind::PasscodeRequired);
        QCOMPARE(again.error().sentence,
                 QStringLiteral("This code was used already. The next one comes in 14 s."));
        QVERIFY(again.error().retryAfter == 14s);
        QCOMPARE(m_service->sent.load(), 1);
        m_clock.set(m_clock.now() + 14s);
        QCOMPARE(submit(currentCode())->stage, LoginStage::SignedIn);
    }

    void aBackupCodeIsNeverHeldBack() {
        QVERIFY(begin(alice));
        QVERIFY(submit(currentCode()));
        QVERIFY(begin(alice));
        QCOMPARE(submit(QStringLiteral("k3v9x-2m4tq"))->stage, LoginStage::SignedIn);
    }

    void namesAWrongOrUsedCode() {
        QVERIFY(begin(alice));
        const auto wrong = submit(QStringLiteral("000000"));
        QCOMPARE(wrong.error().kind, ErrorKind::Unauthenticated);
        QCOMPARE(
            wrong.error().sentence,
            QStringLiteral("Refused: this code is wrong or was used already. The next one comes in 14 s."));
        const auto backup = submit(QStringLiteral("aaaaa-aaaaa"));
        QVERIFY2(backup.error().sentence.contains(QStringLiteral("backup code")),
                 qPrintable(backup.error().sentence));
        QCOMPARE(submit(currentCode())->stage,
                 LoginStage::SignedIn); // the same pending sign-in is still good
    }

    void namesAWrongClockBeforeAndAfter() {
        m_service->offset = 52s; // the service is ahead, so we are slow
        const auto begun = begin(alice);
        QVERIFY2(begun->clockWarning.startsWith(QStringLiteral("Your clock is 52 s slow.")),
                 qPrintable(begun->clockWarning));
        m_clock.set(Instant{1777809600s} + 10s); // at 62 s of the service, our code is two steps old
        const auto refused = submit(m_service->totp.code(m_clock.now() - 30s).revealText());
        QVERIFY2(refused.error().sentence.contains(QStringLiteral("Your clock is 52 s slow.")),
                 qPrintable(refused.error().sentence));
        m_service->offset = -45s;
        QVERIFY(m_flow->state().clockWarning.contains(QStringLiteral("45 s fast")));
        m_service->offset = 3s;
        QVERIFY(m_flow->state().clockWarning.isEmpty());
    }

    void beginsAgainWhenTooLate() {
        QVERIFY(begin(alice));
        m_clock.set(m_clock.now() + 5min);
        const auto late = submit(currentCode());
        QCOMPARE(late.error().kind, ErrorKind::Gone);
        QCOMPARE(m_flow->state().stage, LoginStage::Credentials);
        QCOMPARE(submit(currentCode()).error().kind, ErrorKind::Gone);
        QCOMPARE(m_service->sent.load(), 0);
        QVERIFY(begin(alice));
        m_service->isGone = true;
        QCOMPARE(submit(currentCode()).error().sentence,
                 QStringLiteral("Too late for this code. Begin again with the password."));
        QCOMPARE(m_flow->state().stage, LoginStage::Credentials);
    }

    void saysThatTheKeyringIsLockedBeforeAnythingIsSent() {
        const auto vault = std::make_shared<LockedVault>();
        m_flow = newFlow(vault);
        QCOMPARE(begin(alice).error().kind, ErrorKind::KeychainDenied);
        QCOMPARE(m_service->asked.load(), 0);
        vault->isLocked = false; // and locks itself again before the tokens come
        QVERIFY(begin(alice));
        QCOMPARE(submit(currentCode()).error().kind, ErrorKind::KeychainDenied);
        QCOMPARE(m_service->ended.load(), 1); // tokens that cannot rest do not live on
        QVERIFY(!m_store->find(m_flow->profile().name));
    }

private:
    std::unique_ptr<LoginFlow> newFlow(std::shared_ptr<Vault> vault) {
        Profile profile{.name = ProfileName::parse(QStringLiteral("sandbox")).value(),
                        .baseUrl = QUrl(QStringLiteral("https://127.0.0.1:8443"))};
        return std::make_unique<LoginFlow>(profile, *m_service, TokenVault(std::move(vault)), *m_store,
                                           m_clock);
    }

    Result<LoginState> begin(const Credentials &credentials) {
        return offMainThread([&] { return m_flow->begin(credentials, {}); });
    }

    Result<LoginState> submit(const QString &typed) {
        return offMainThread([&] { return m_flow->submit(Secret::of(typed), {}); });
    }

    QString currentCode() { return m_service->totp.code(m_clock.now()).revealText(); }

    FixedClock m_clock{Instant{}};
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ProfileStore> m_store;
    std::unique_ptr<MemorySignIn> m_service;
    std::shared_ptr<MemoryVault> m_vault;
    std::unique_ptr<LoginFlow> m_flow;
};

QTEST_GUILESS_MAIN(LoginFlowTest)
#include "tst_loginflow.moc"
