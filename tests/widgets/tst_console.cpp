#include "app/console/latedoor.h"
#include "models/checklist/check.h"
#include "models/session/totp.h"
#include "tests/support/sandboxserver.h"
#include "tests/widgets/screen.h"
#include "widgets/login/codefield.h"
#include "widgets/login/loginview.h"

#include <QCheckBox>
#include <QPlainTextEdit>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

constexpr int patience = 30000;

/// The program as a person has it, on a control plane of its own.
struct Console {
    LateDoor door;
    SystemClock clock;
    MainWindow window{door, clock};

    Console() {
        window.resize(1280, 800);
        window.show();
        window.activateWindow();
        window.start(QStringLiteral("sandbox"));
    }

    [[nodiscard]] Workbench &bench() const { return *window.workbench(); }

    [[nodiscard]] bool comesToRest() {
        const bool rests = QTest::qWaitFor(
            [this] {
                return window.worker().isIdle() &&
                       !(window.workbench() && (bench().live().isReading() || bench().live().isBlank()));
            },
            patience);
        showAll();
        return rests;
    }

    [[nodiscard]] bool asks(const char *field) {
        return QTest::qWaitFor(
            [this, field] {
                const auto *focus = qobject_cast<QLineEdit *>(QApplication::focusWidget());
                return focus && focus->accessibleName().contains(QLatin1String(field)) &&
                       window.worker().isIdle();
            },
            patience);
    }

    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    void choose(const QString &words) {
        press(Qt::Key_K, Qt::ControlModifier);
        type(words);
        press(Qt::Key_Return);
    }

    /// Says yes where a yes is asked, then does what the sheet offers.
    void apply() {
        if (auto *yes = bench().sheet()->findChild<QCheckBox *>(); yes && yes->isVisible())
            yes->setChecked(true);
        for (auto *button : bench().sheet()->findChildren<QPushButton *>())
            if (button->isVisible() && button->isEnabled() && button->objectName() == QStringLiteral("apply"))
                return QTest::keyClick(button, Qt::Key_Return);
    }
};

} // namespace

class TestConsole : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        m_server = std::make_unique<SandboxServer>(
            QStringList{QStringLiteral("--scenario"), QStringLiteral("messy"), QStringLiteral("--totp"),
                        QStringLiteral("on"), QStringLiteral("--events"), QStringLiteral("300")});
        QVERIFY2(m_server->isRunning(), m_server->trouble().constData());
        Profile profile{ProfileName::parse(QStringLiteral("sandbox")).value(), CloudKind::CloudNx,
                        m_server->url(), m_server->text("ca")};
        QVERIFY(ProfileStore().save(profile));
    }

    void signsInWithPasswordAndCode() {
        m_console = std::make_unique<Console>();
        QVERIFY(m_console->asks("E-mail"));
        m_console->type(m_server->email());
        m_console->press(Qt::Key_Tab);
        QVERIFY(m_console->asks("Password"));
        m_console->type(m_server->password().revealText());
        m_console->press(Qt::Key_Return);
        QVERIFY2(m_console->asks("Code"), qPrintable(textOn(&m_console->window)));
        const Totp totp = Totp::parse(m_server->totpSecret()).value();
        m_console->type(totp.code(SystemClock().now()).revealText());
        QVERIFY2(QTest::qWaitFor([this] { return m_console->window.workbench() != nullptr; }, patience),
                 qPrintable(textOn(&m_console->window)));
        QVERIFY(m_console->comesToRest());
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
        QVERIFY(m_console->comesToRest());
        QVERIFY(m_console->bench().page(Room::Firewall)->answer().contains(QStringLiteral("5432")));
        m_console->press(Qt::Key_Escape);
    }

    void mendsWhatTheChecklistFinds() {
        QVERIFY(m_console);
        m_console->bench().go(Room::Checklist);
        Page *page = m_console->bench().page(Room::Checklist);
        QStringList mended;
        for (const auto &check : everyCheck()) {
            page->showObject(check->id());
            showAll();
            const Inventory &inventory = m_console->bench().live().inventory();
            const Finding before = check->judge(inventory, m_console->clock.now());
            if (before.result != CheckResult::Fail)
                continue;
            const Fix fix = check->fix(inventory, m_console->clock.now());
            if (!fix.automatic)
                continue;
            for (auto *edit : page->findChildren<QLineEdit *>())
                if (edit->isVisible() && edit->text().isEmpty())
                    edit->setText(QStringLiteral("27AAPFU0939F1ZV"));
            QTest::keyClick(buttonOf(page, fix.verb), Qt::Key_Space);
            QVERIFY(m_console->comesToRest());
            m_console->apply();
            QVERIFY(answerQuestions());
            QVERIFY(m_console->comesToRest());
            const QString came = textOn(m_console->bench().sheet());
            QVERIFY2(came.contains(QStringLiteral("read back")), qPrintable(check->id() + u'\n' + came));
            mended.append(check->id());
            m_console->press(Qt::Key_Escape);
        }
        QVERIFY2(mended.size() >= 3, qPrintable(mended.join(u' ')));
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
    /// A fix may make a user, whose first password is asked for while it is applied.
    [[nodiscard]] bool answerQuestions() {
        const auto asksOrRests = [this] { return m_console->window.worker().isIdle() || isAsking(); };
        while (QTest::qWaitFor(asksOrRests, patience) && isAsking()) {
            m_console->type(QStringLiteral("Correct-horse-battery-7"));
            m_console->press(Qt::Key_Return);
        }
        return m_console->window.worker().isIdle();
    }

    [[nodiscard]] bool isAsking() const {
        const auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        return field && field->echoMode() == QLineEdit::Password && field->isVisible() &&
               field->text().isEmpty();
    }

    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<Console> m_console;
};

QTEST_MAIN(TestConsole)
#include "tst_console.moc"
