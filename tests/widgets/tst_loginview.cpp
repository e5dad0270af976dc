#include "tests/widgets/screen.h"
#include "widgets/login/codefield.h"
#include "widgets/login/loginview.h"

#include <QClipboard>
#include <QSignalSpy>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

/// An OpenStack of clouds.yaml, whose application credential stands there with its secret.
void beginWithKey(MemoryDoor &door) {
    door.plate.email.clear();
    door.plate.keyId = QStringLiteral("0ab1");
    door.plate.secretIsWritten = true;
    door.plate.abilities = abilitiesOf(CloudKind::OpenStack);
    door.plate.words = wordsOf(CloudKind::OpenStack);
    door.written = AccessKeyCredentials{QStringLiteral("0ab1"), Secret("written-down")};
}

/// The door before anybody is signed in.
struct Entrance {
    MemoryDoor door;
    MainWindow window{door, door.clock};

    explicit Entrance(const std::function<void(MemoryDoor &)> &prepare = {}) {
        if (prepare)
            prepare(door);
        window.resize(1024, 700);
        window.show();
        window.activateWindow();
        window.start({});
    }

    [[nodiscard]] QLineEdit *field(const char *name) {
        for (auto *edit : window.loginView()->findChildren<QLineEdit *>())
            if (edit->accessibleName().startsWith(QLatin1String(name)) && edit->isVisible())
                return edit;
        return nullptr;
    }

    [[nodiscard]] bool isAskingPassword() { return asks("Password"); }

    [[nodiscard]] bool asks(const char *name) {
        return QTest::qWaitFor([this, name] {
            const auto *focus = qobject_cast<QLineEdit *>(QApplication::focusWidget());
            return focus && focus == field(name) && window.worker().isIdle();
        });
    }

    [[nodiscard]] QAbstractButton *choice(const char *text) {
        showAll();
        for (auto *button : window.loginView()->findChildren<QAbstractButton *>())
            if (button->isVisible() && QString(button->text()).remove(u'&') == QLatin1String(text))
                return button;
        return nullptr;
    }

    [[nodiscard]] bool isAskingCode() {
        return QTest::qWaitFor([this] {
            return qobject_cast<CodeField *>(QApplication::focusWidget()) && window.worker().isIdle();
        });
    }

    [[nodiscard]] bool isInside() {
        return QTest::qWaitFor([this] { return window.workbench() && window.worker().isIdle(); });
    }

    [[nodiscard]] QString text() { return textOn(window.loginView()); }

    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }

    void givePassword() {
        type(QStringLiteral("correct horse battery"));
        press(Qt::Key_Return);
    }
};

} // namespace

class TestLoginView : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void signsInByKeyboardAlone() {
        Entrance entrance;
        QVERIFY(entrance.isAskingPassword());
        QCOMPARE(entrance.field("E-mail")->text(), QStringLiteral("owner@example.in"));
        entrance.givePassword();
        QVERIFY(entrance.isAskingCode());
        entrance.type(entrance.door.code()); // the sixth digit sends it
        QVERIFY(entrance.isInside());
        QCOMPARE(entrance.window.workbench()->room(), Room::Overview);
    }

    void takesAPasteOfSixDigits() {
        Entrance entrance;
        QVERIFY(entrance.isAskingPassword());
        entrance.givePassword();
        QVERIFY(entrance.isAskingCode());
        const QString code = entrance.door.code();
        QApplication::clipboard()->setText(code.left(3) + u' ' + code.mid(3));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(entrance.isInside());
    }

    void takesABackupCode() {
        Entrance entrance;
        QVERIFY(entrance.isAskingPassword());
        entrance.givePassword();
        QVERIFY(entrance.isAskingCode());
        entrance.type(QStringLiteral("k3v9x-2m4tq"));
        entrance.press(Qt::Key_Return);
        QVERIFY(entrance.isInside());
    }

    void saysAWrongPasswordWhereItIsTyped() {
        Entrance entrance;
        QVERIFY(entrance.isAskingPassword());
        entrance.type(QStringLiteral("wrong"));
        entrance.press(Qt::Key_Return);
        QVERIFY(
            QTest::qWaitFor([&] { return entrance.text().contains(QStringLiteral("password is wrong")); }));
        QVERIFY(entrance.isAskingPassword());
        QVERIFY(entrance.field("Password")->text().isEmpty());
    }

    void holdsBackACodeThatWasUsed() {
        Entrance entrance;
        QVERIFY(entrance.isAskingPassword());
        entrance.givePassword();
        QVERIFY(entrance.isAskingCode());
        const QString code = entrance.door.code();
        entrance.type(code);
        QVERIFY(entrance.isInside());
        Q_EMIT entrance.window.workbench()->lockWanted();
        QVERIFY(entrance.isAskingPassword());
        entrance.givePassword();
        QVERIFY(entrance.isAskingCode());
        QVERIFY2(entrance.text().contains(QStringLiteral("used already")), qPrintable(entrance.text()));
        entrance.type(code);
        QVERIFY(QTest::qWaitFor([&] { return entrance.text().contains(QStringLiteral("✗")); }));
        QVERIFY(!entrance.window.workbench());
        entrance.door.clock.set(entrance.door.clock.now() + std::chrono::seconds(31));
        QVERIFY(entrance.isAskingCode());
        entrance.type(entrance.door.code());
        QVERIFY(entrance.isInside());
    }

    void warnsOfAWrongClockBeforeItSends() {
        Entrance entrance;
        entrance.door.signIn.offset = std::chrono::seconds(52);
        QVERIFY(entrance.isAskingPassword());
        entrance.givePassword();
        QVERIFY(entrance.isAskingCode());
        QVERIFY2(entrance.text().contains(QStringLiteral("52 s")), qPrintable(entrance.text()));
    }

    void saysWhereTheSessionWillRestBeforeAPasswordIsTyped() {
        Entrance entrance;
        QVERIFY(entrance.isAskingPassword());
        entrance.door.announcement = QStringLiteral("There is no keychain: the session rests in memory.");
        entrance.window.loginView()->start({});
        QVERIFY(QTest::qWaitFor([&] { return entrance.text().contains(QStringLiteral("rests in memory")); }));
    }

    void anIamUserSignsInWithAccountIdAndName() {
        Entrance entrance;
        QVERIFY(entrance.isAskingPassword());
        for (auto *button : entrance.window.loginView()->findChildren<QAbstractButton *>())
            if (button->text().contains(QStringLiteral("IAM user")))
                QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(entrance.field("Account id"));
        entrance.field("Account id")->setFocus();
        entrance.type(QStringLiteral("100000003"));
        entrance.press(Qt::Key_Tab);
        entrance.type(QStringLiteral("alice"));
        entrance.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), entrance.field("Password"));
        entrance.givePassword();
        QVERIFY(entrance.isAskingCode());
    }

    void aKeyIsTheFirstWayInWhereItOpensASession() {
        Entrance entrance(beginWithKey);
        QVERIFY(entrance.asks("Secret"));
        QCOMPARE(entrance.field("Id of the application credential")->text(), QStringLiteral("0ab1"));
        QVERIFY2(entrance.text().contains(QStringLiteral("home institution")), qPrintable(entrance.text()));
        QVERIFY(!entrance.choice("Account owner"));
        entrance.press(Qt::Key_Return); // nothing typed: what was written down
        QVERIFY(entrance.isInside());
        QCOMPARE(entrance.door.signIn.lastSecret(), QStringLiteral("written-down"));
    }

    void behindALockNothingWrittenOpens() {
        Entrance entrance(beginWithKey);
        QVERIFY(entrance.asks("Secret"));
        entrance.press(Qt::Key_Return);
        QVERIFY(entrance.isInside());
        for (int twice = 0; twice < 2; ++twice) { // a lock over the lock opens nothing, either
            entrance.window.lock(QStringLiteral("Locked."));
            QVERIFY(entrance.asks("Secret"));
            QVERIFY(!buttonOf(entrance.window.loginView(), QStringLiteral("Sign in"))->isEnabled());
        }
        entrance.type(QStringLiteral("typed"));
        entrance.press(Qt::Key_Return);
        QVERIFY(entrance.isInside());
        QCOMPARE(entrance.door.signIn.lastSecret(), QStringLiteral("typed"));
    }

    void whatIsWrittenIsOnlyForWhomItIs() {
        Entrance entrance(beginWithKey);
        QVERIFY(entrance.asks("Secret"));
        entrance.field("Id of the application credential")->setText(QStringLiteral("another"));
        QVERIFY(!buttonOf(entrance.window.loginView(), QStringLiteral("Sign in"))->isEnabled());
    }

    void aUserOfAProjectNeedsNotNameIt() {
        Entrance entrance(beginWithKey);
        QVERIFY(entrance.asks("Secret"));
        QTest::keyClick(entrance.choice("User and password"), Qt::Key_Space);
        QVERIFY(entrance.field("Project (name or id)"));
        entrance.field("User name")->setText(QStringLiteral("operator"));
        QVERIFY(!buttonOf(entrance.window.loginView(), QStringLiteral("Sign in"))->isEnabled());
        entrance.field("Password")->setText(QStringLiteral("correct horse battery"));
        QVERIFY(buttonOf(entrance.window.loginView(), QStringLiteral("Sign in"))->isEnabled());
    }

    void aProfileThatCannotBeUsedSaysWhy() {
        Entrance entrance(
            [](MemoryDoor &door) { door.plate.fault = QStringLiteral("clouds.yaml, line 7: no address."); });
        QVERIFY(QTest::qWaitFor([&] { return entrance.text().contains(QStringLiteral("line 7")); }));
        entrance.field("Password")->setText(QStringLiteral("correct horse battery"));
        QVERIFY(!buttonOf(entrance.window.loginView(), QStringLiteral("Sign in"))->isEnabled());
    }

    void goesBackWhenTheTimeForTheCodeIsOver() {
        Entrance entrance;
        QVERIFY(entrance.isAskingPassword());
        entrance.givePassword();
        QVERIFY(entrance.isAskingCode());
        entrance.door.clock.set(entrance.door.clock.now() + std::chrono::minutes(6));
        QVERIFY(entrance.isAskingPassword());
        QVERIFY(entrance.text().contains(QStringLiteral("Too late")));
    }
};

QTEST_MAIN(TestLoginView)
#include "tst_loginview.moc"
