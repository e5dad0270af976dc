#include "models/session/stepup.h"
#include "tests/support/desks.h"
#include "tests/support/memorysignin.h"
#include "tests/support/offmainthread.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;
using namespace std::chrono_literals;

/// Whether somebody is here: by password and a code that was not used before, and in no other way.
class StepUpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock.set(Instant(1'800'000'016s));
        m_service = std::make_unique<MemorySignIn>(m_clock);
        m_desk = std::make_unique<ScriptedDesk>();
        m_desk->answers[SecretKind::AccountPassword] = [] { return QStringLiteral("correct horse battery"); };
        m_desk->answers[SecretKind::PasscodeNow] = [this] { return code(); };
    }

    void passwordAndFreshCodeProveIt() {
        QVERIFY(prove());
        QCOMPARE(m_desk->prompts, (std::vector<QString>{QStringLiteral("Password of owner@example.in"),
                                                        QStringLiteral("Fresh code of owner@example.in")}));
        QCOMPARE(m_service->sent.load(), 1);
        QCOMPARE(m_service->ended.load(), 1); // the session it made is none that stays
    }

    void aWrongPasswordProvesNothing() {
        m_desk->answers[SecretKind::AccountPassword] = [] { return QStringLiteral("guess"); };
        QCOMPARE(prove().error().kind, ErrorKind::Unauthenticated);
        QCOMPARE(m_service->sent.load(), 0);
    }

    void aWrongCodeMayBeFollowedByTheRightOne() {
        QStringList typed{QStringLiteral("000000"), code()};
        m_desk->answers[SecretKind::PasscodeNow] = [&typed] { return typed.takeFirst(); };
        QVERIFY(prove());
        QVERIFY2(m_desk->prompts.back().startsWith(QStringLiteral("Refused: this code is wrong")),
                 qPrintable(m_desk->prompts.back()));
        QCOMPARE(m_service->ended.load(), 1);
    }

    void threeWrongCodesAreEnough() {
        m_desk->answers[SecretKind::PasscodeNow] = [] { return QStringLiteral("000000"); };
        QCOMPARE(prove().error().kind, ErrorKind::Unauthenticated);
        QCOMPARE(m_service->sent.load(), 3);
        QCOMPARE(m_service->ended.load(), 0);
    }

    void aCodeProvesOnce() {
        QVERIFY(prove());
        const auto again = prove();
        QCOMPARE(again.error().kind, ErrorKind::PasscodeRequired);
        QVERIFY2(again.error().sentence.contains(QStringLiteral("The next one comes in 14 s")),
                 qPrintable(again.error().sentence));
        QCOMPARE(m_service->sent.load(), 1); // it was not even sent
        m_clock.set(m_clock.now() + 30s);
        QVERIFY(prove());
    }

    void aBackupCodeProves() {
        m_desk->answers[SecretKind::PasscodeNow] = [] { return QStringLiteral("K3V9X-2M4TQ"); };
        QVERIFY(prove());
    }

    void nobodyToAskProvesNothing() {
        m_desk->answers.clear();
        QCOMPARE(prove().error().kind, ErrorKind::PasscodeRequired);
        QCOMPARE(m_service->asked.load(), 0);
        m_desk->answers[SecretKind::AccountPassword] = [] { return QStringLiteral("correct horse battery"); };
        QCOMPARE(prove().error().kind, ErrorKind::PasscodeRequired);
        QCOMPARE(m_service->sent.load(), 0);
    }

    void tooLateIsNoProof() {
        m_service->isGone = true;
        QCOMPARE(prove().error().kind, ErrorKind::Gone);
        QCOMPARE(m_desk->prompts.size(), std::size_t(2)); // no further code helps
    }

    void withoutSecondFactorThePasswordIsAll() {
        m_service->hasSecondFactor = false;
        QVERIFY(prove());
        QCOMPARE(m_service->ended.load(), 1);
    }

    void anAccessKeyIsNoPerson() {
        m_kind = SignInKind::AccessKey;
        m_desk->answers.clear();
        QVERIFY(prove());
        QCOMPARE(m_service->asked.load(), 0);
        m_kind = SignInKind::Root;
    }

private:
    [[nodiscard]] Done prove() {
        Profile profile{.name = ProfileName::parse(QStringLiteral("sandbox")).value(),
                        .identity = QStringLiteral("owner@example.in"),
                        .signInKind = m_kind};
        StepUp stepUp(profile, m_folder->path(), *m_service, m_clock);
        return offMainThread([&] { return stepUp.prove(*m_desk, {}); });
    }

    [[nodiscard]] QString code() const { return m_service->totp.code(m_clock.now()).revealText(); }

    SignInKind m_kind = SignInKind::Root;
    FixedClock m_clock{Instant{}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MemorySignIn> m_service;
    std::unique_ptr<ScriptedDesk> m_desk;
};

QTEST_GUILESS_MAIN(StepUpTest)
#include "tst_stepup.moc"
