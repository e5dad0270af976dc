#include "tests/widgets/screen.h"
#include "widgets/commandpalette.h"
#include "widgets/login/loginview.h"
#include "widgets/parts/clipboard.h"
#include "widgets/parts/idlewatch.h"
#include "widgets/parts/tableview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QSettings>
#include <QTimer>

using namespace cloudnx;
using namespace cloudnx::test;
using namespace std::chrono_literals;

namespace {

/// The screen is the desktop's, and the seat's end can be seen.
class Guarded : public Screen {
public:
    explicit Guarded(const Inventory &account = sampleInventory()) : Screen(account) {}

    [[nodiscard]] bool isLocked() {
        return QTest::qWaitFor(
            [this] {
                showAll();
                return !window.workbench() && window.loginView()->isVisible() && isIdle();
            },
            20000);
    }

    [[nodiscard]] IdleWatch &idle() { return *window.findChild<IdleWatch *>(); }

    void wait(std::chrono::minutes time) {
        door.clock.set(door.clock.now() + time);
        idle().look();
    }
};

} // namespace

class TestLock : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { QSettings().clear(); }

    void theScreenLocksTheProgram() {
        Guarded screen;
        QVERIFY(screen.isReady());
        QVERIFY(QTest::qWaitFor([&] { return screen.door.isWatched(); }, 20000));
        QPointer<Workbench> bench = screen.window.workbench();
        screen.door.lockScreen();
        QVERIFY(!bench->isVisible()); // at once, whatever else is still to be done
        QVERIFY(screen.isLocked());
        QTRY_VERIFY(!bench);
        QVERIFY(textOn(&screen.window).contains(QStringLiteral("Locked, as the screen was")));
        QVERIFY(!textOn(&screen.window).contains(QStringLiteral("100000003")));
    }

    void nobodyThereLocksIt() {
        Guarded screen;
        QVERIFY(screen.isReady());
        screen.wait(14min);
        QVERIFY(screen.window.workbench());
        screen.press(Qt::Key_F5); // somebody is here
        QVERIFY(screen.comesToRest());
        screen.wait(14min);
        QVERIFY(screen.window.workbench());
        screen.wait(1min);
        QVERIFY(screen.isLocked());
        QVERIFY(textOn(&screen.window).contains(QStringLiteral("nobody was here for 15 min")));
    }

    void theTimeIsChosenInThePalette() {
        Guarded screen;
        QVERIFY(screen.isReady());
        const auto choose = [&](const char *words) {
            screen.press(Qt::Key_K, Qt::ControlModifier);
            screen.type(QString::fromLatin1(words));
            screen.press(Qt::Key_Return);
        };
        choose("never lock");
        QCOMPARE(idleLimit(), 0min);
        screen.wait(24h + 0min);
        QVERIFY(screen.window.workbench());
        choose("here for 5 min");
        QCOMPARE(idleLimit(), 5min);
        screen.wait(5min);
        QVERIFY(screen.isLocked());
    }

    void nonsenseInTheSettingsIsTheUsualTime() {
        for (const QVariant &nonsense :
             {QVariant(QStringLiteral("soon")), QVariant(-5), QVariant(1'000'000)}) {
            QSettings().setValue(QStringLiteral("lock-when-idle-minutes"), nonsense);
            QCOMPARE(idleLimit(), 15min);
        }
    }

    void aClockSetBackDoesNotKeepItOpen() {
        Guarded screen;
        QVERIFY(screen.isReady());
        screen.wait(-120min);
        screen.wait(15min);
        QVERIFY(screen.isLocked());
    }

    void whatWasTypedInTheLoginGoes() {
        Guarded screen;
        QVERIFY(screen.isReady());
        screen.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(screen.isLocked());
        auto *password = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(password);
        screen.type(QStringLiteral("correct horse"));
        QVERIFY(QTest::qWaitFor([&] { return screen.door.isWatched(); }, 20000));
        screen.door.lockScreen();
        QVERIFY(screen.isLocked());
        QVERIFY(password->text().isEmpty());
    }

    void aDialogIsClosedFirst() {
        Guarded screen;
        QVERIFY(screen.isReady());
        QDialog dialog(screen.window.workbench());
        QTimer::singleShot(0, &screen.window, [&] { screen.door.lockScreen(); });
        QVERIFY(QTest::qWaitFor([&] { return screen.door.isWatched(); }, 20000));
        QCOMPARE(dialog.exec(), static_cast<int>(QDialog::Rejected));
        dialog.setParent(nullptr);
        QVERIFY(screen.isLocked());
    }

    void aQuestionOfAPlanIsNotWaitedFor() {
        Guarded screen(withSecondFactor());
        QVERIFY(screen.isReady());
        openDanger(screen);
        QVERIFY(QTest::qWaitFor(
            [&] { return textOn(&screen.sheet()).contains(QStringLiteral("Password of")); }, 20000));
        screen.wait(15min);
        QVERIFY(screen.isLocked());
        QVERIFY(screen.door.cloud.arrived().empty());
    }

    void aDangerousPlanAsksForPasswordAndCode() {
        Guarded screen(withSecondFactor());
        QVERIFY(screen.isReady());
        const QString text = openDanger(screen);
        QVERIFY2(text.contains(QStringLiteral("does not stop a stolen token")), qPrintable(text));
        answer(screen, "Password of owner@example.in", QStringLiteral("correct horse battery"));
        answer(screen, "Fresh code of owner@example.in", QStringLiteral("000000"));
        answer(screen, "Refused: this code is wrong", screen.door.code());
        QVERIFY(screen.comesToRest());
        QCOMPARE(screen.door.cloud.arrived().size(), std::size_t(1));
        QVERIFY(textOn(&screen.sheet()).contains(QStringLiteral("read back")));
    }

    void aWrongPasswordSendsNothing() {
        Guarded screen(withSecondFactor());
        QVERIFY(screen.isReady());
        openDanger(screen);
        answer(screen, "Password of owner@example.in", QStringLiteral("wrong"));
        QVERIFY(screen.comesToRest());
        QVERIFY(textOn(&screen.sheet()).contains(QStringLiteral("password is wrong")));
        QVERIFY(screen.door.cloud.arrived().empty());
    }

    /// Whoever ends a session must see which one is theirs.
    void thisSessionIsMarked() {
        Guarded screen;
        QVERIFY(screen.isReady());
        screen.bench().go(Room::Incident);
        QStringList rows;
        for (const auto *view : screen.bench().page(Room::Incident)->findChildren<TableView *>()) {
            const QAbstractItemModel *model = view->view()->model();
            for (int row = 0; model->columnCount() > 1 && row < model->rowCount(); ++row)
                if (const QString id = model->index(row, 0).data().toString(); id.startsWith(u"ses-"))
                    rows.append(id + u' ' + model->index(row, 1).data().toString());
        }
        rows.sort();
        QCOMPARE(rows, (QStringList{QStringLiteral("ses-1 this one"), QStringLiteral("ses-2 ")}));
    }

    void theClipboardIsTakenBack() {
        Guarded screen;
        QVERIFY(screen.isReady());
        copySecret(Secret("shh"));
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("shh"));
        screen.press(Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QString());
        copySecret(Secret("shh"));
        QApplication::clipboard()->setText(QStringLiteral("somebody else's"));
        takeSecretBack();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("somebody else's"));
        QVERIFY(screen.isLocked());
    }
};

QTEST_MAIN(TestLock)
#include "tst_lock.moc"
