#include "tests/widgets/console.h"

#include <QFile>
#include <QPlainTextEdit>

using namespace cloudnx;
using namespace cloudnx::test;

class TestConsole : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        m_server = std::make_unique<SandboxServer>(
            QStringList{QStringLiteral("--scenario"), QStringLiteral("messy"), QStringLiteral("--totp"),
                        QStringLiteral("on"), QStringLiteral("--events"), QStringLiteral("300")});
        QVERIFY2(m_server->isRunning(), m_server->trouble().constData());
        QVERIFY(saveProfileOf(*m_server));
    }

    void signsInWithPasswordAndCode() {
        m_console = std::make_unique<Console>();
        QVERIFY(m_console->signsIn(*m_server));
        QVERIFY2(m_console->asks("Code"), qPrintable(textOn(&m_console->window)));
        const Totp totp = Totp::parse(m_server->totpSecret()).value();
        m_console->type(totp.code(SystemClock().now()).revealText());
        QVERIFY2(m_console->opens(), qPrintable(textOn(&m_console->window)));
        const QString text = textOn(&m_console->window);
        QVERIFY2(text.contains(QStringLiteral("5432")), qPrintable(text));
        QVERIFY(text.contains(m_server->accountId()));
    }

    void everyRoomIsReadWithoutAComplaint() {
        QVERIFY(m_console);
        for (const Room room : everyRoom()) {
            m_console->bench().go(room);
            QVERIFY(m_console->comesToRest());
            for (auto *banner : m_console->window.findChildren<Banner *>())
                QVERIFY2(!banner->isVisible(), qPrintable(titleOf(room) + textOn(banner)));
            QVERIFY(!m_console->bench().page(room)->answer().isEmpty());
        }
    }

    void closesThePortReadsItBackAndTakesItBack() {
        QVERIFY(m_console);
        m_console->choose(QStringLiteral("close 5432"));
        QVERIFY(m_console->comesToRest());
        m_console->apply();
        QVERIFY(m_console->comesToRest());
        const QString came = textOn(m_console->bench().sheet());
        QVERIFY2(came.contains(QStringLiteral("read back")), qPrintable(came));
        QVERIFY(!m_console->bench().page(Room::Firewall)->answer().contains(QStringLiteral("5432")));
        QTest::keyClick(buttonOf(m_console->bench().sheet(), QStringLiteral("Undo")), Qt::Key_Return);
        QVERIFY(m_console->comesToRest());
        m_console->apply();
        QVERIFY(giveFreshCode()); // open to the internet again
        QVERIFY(m_console->comesToRest());
        QVERIFY(m_console->bench().page(Room::Firewall)->answer().contains(QStringLiteral("5432")));
        m_console->press(Qt::Key_Escape);
    }

    void aValueSurvivesTheKms() {
        QVERIFY(m_console);
        m_console->bench().go(Room::Kms);
        Page *page = m_console->bench().page(Room::Kms);
        for (auto *edit : page->findChildren<QLineEdit *>())
            if (edit->accessibleName() == QStringLiteral("Name of a new key"))
                edit->setFocus();
        m_console->type(QStringLiteral("my-app-secrets"));
        m_console->press(Qt::Key_Return);
        QVERIFY(m_console->comesToRest());
        m_console->apply();
        QVERIFY(m_console->comesToRest());
        m_console->press(Qt::Key_Escape);
        auto boxes = page->findChildren<QPlainTextEdit *>();
        boxes[0]->setPlainText(QStringLiteral("postgres://app:päss@db-01"));
        QTest::keyClick(buttonOf(page, QStringLiteral("Encrypt")), Qt::Key_Space);
        QVERIFY(m_console->comesToRest());
        QVERIFY2(boxes[0]->toPlainText().isEmpty(), qPrintable(textOn(page)));
        QTest::keyClick(buttonOf(page, QStringLiteral("Decrypt")), Qt::Key_Space);
        QVERIFY(m_console->comesToRest());
        QCOMPARE(boxes[0]->toPlainText(), QStringLiteral("postgres://app:päss@db-01"));
    }

    void theNextStartGoesOnWithTheSession() {
        m_console.reset();
        m_console = std::make_unique<Console>();
        QVERIFY(QTest::qWaitFor([this] { return m_console->window.workbench() != nullptr; }, patience));
        QVERIFY(m_console->comesToRest());
    }

    void signingOutEndsIt() {
        QVERIFY(m_console && m_console->window.workbench());
        m_console->choose(QStringLiteral("sign out"));
        QVERIFY(QTest::qWaitFor([this] { return m_console->window.workbench() == nullptr; }, patience));
        m_console.reset();
        m_console = std::make_unique<Console>();
        QVERIFY(m_console->asks("Password"));
        QVERIFY(!m_console->window.workbench());
    }

    void cleanupTestCase() {
        m_console.reset();
        m_server.reset();
    }

private:
    /// Password and the code after the one that signed in, which is held back for half a minute unless it is
    /// forgotten.
    [[nodiscard]] bool giveFreshCode() {
        const auto folder = ProfileStore().stateFolder(ProfileName::parse(QStringLiteral("sandbox")).value());
        QFile::remove(folder.value() + QStringLiteral("/used-codes.json"));
        const auto asks = [this](const char *prompt) {
            return QTest::qWaitFor(
                [&] { return textOn(m_console->bench().sheet()).contains(QString::fromLatin1(prompt)); },
                patience);
        };
        if (!asks("Password of"))
            return false;
        m_console->type(m_server->password().revealText());
        m_console->press(Qt::Key_Return);
        if (!asks("Fresh code"))
            return false;
        const Totp totp = Totp::parse(m_server->totpSecret()).value();
        m_console->type(totp.code(SystemClock().now() + std::chrono::seconds(30)).revealText());
        m_console->press(Qt::Key_Return);
        return true;
    }

    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Console> m_console;
};

QTEST_MAIN(TestConsole)
#include "tst_console.moc"
