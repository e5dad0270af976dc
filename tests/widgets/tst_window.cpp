#include "tests/widgets/screen.h"
#include "widgets/audit/eventview.h"
#include "widgets/parts/detailpane.h"
#include "widgets/parts/filterfield.h"
#include "widgets/parts/tableview.h"
#include "widgets/parts/theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

QString reasonForNoName(QWidget *widget) {
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
    if (!face || face->role() == QAccessible::NoRole)
        return QStringLiteral("has no role");
    return face->text(QAccessible::Name).trimmed().isEmpty() ? QStringLiteral("has no name") : QString();
}

/// Everything below @p root that takes the focus by Tab and tells nobody what it is.
QStringList unnamed(QWidget *root) {
    QStringList found;
    for (auto *widget : root->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
            continue;
        if (const QString reason = reasonForNoName(widget); !reason.isEmpty())
            found.append(QStringLiteral("%1 in %2 %3")
                             .arg(QLatin1String(widget->metaObject()->className()),
                                  QLatin1String(widget->parent()->metaObject()->className()), reason));
    }
    return found;
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyRoomIsReachedByItsKeyAndAnswersFirst() {
        Screen screen;
        QVERIFY(screen.isReady());
        int number = 0;
        for (const Room room : everyRoom()) {
            screen.press(Qt::Key_1 + number++, Qt::ControlModifier);
            QCOMPARE(screen.bench().room(), room);
            QVERIFY(screen.comesToRest());
            QVERIFY2(!screen.bench().page(room)->answer().isEmpty(), qPrintable(titleOf(room)));
            QCOMPARE(unnamed(&screen.window), QStringList());
        }
    }

    void theSideBarCountsWhatWaits() {
        Screen screen;
        QVERIFY(screen.isReady());
        const auto counts = waitingIn(screen.bench().live().inventory(), screen.door.clock.now());
        QCOMPARE(counts.at(Room::Firewall), 1);
        QCOMPARE(counts.at(Room::Iam), 1);
        QVERIFY(!counts.contains(Room::Kms));
        QVERIFY(counts.at(Room::Checklist) >= 4);
    }

    void theBandSaysWhoOneIs() {
        Screen screen;
        QVERIFY(screen.isReady());
        const QString text = textOn(&screen.window);
        for (const char *said :
             {"sandbox", "100000003", "owner@example.in · root ⚠", "2FA off ⚠", "session 14:32"})
            QVERIFY2(text.contains(QString::fromUtf8(said)), said);
    }

    void aRuleIsRemovedReadBackAndUndoneByKeyboard() {
        Screen screen;
        QVERIFY(screen.isReady());
        const auto before = screen.door.cloud.inventory();
        screen.press(Qt::Key_K, Qt::ControlModifier);
        screen.type(QStringLiteral("close 5432"));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        QCOMPARE(screen.bench().room(), Room::Firewall);
        QVERIFY(screen.sheet().isVisible());
        const QString plan = textOn(&screen.sheet());
        QVERIFY2(plan.contains(QStringLiteral("Plan: 1 step")), qPrintable(plan));
        QVERIFY2(plan.contains(QStringLiteral("4,294,967,296")), qPrintable(plan));
        auto *terminal = screen.sheet().findChild<QPlainTextEdit *>();
        QVERIFY(terminal && terminal->toPlainText().startsWith(QStringLiteral("$ cloudnx firewall")));
        QVERIFY(screen.door.cloud.arrived().empty());
        QCOMPARE(QApplication::focusWidget(), buttonOf(&screen.sheet(), QStringLiteral("Close 5432/tcp")));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        QVERIFY2(textOn(&screen.sheet()).contains(QStringLiteral("read back")),
                 qPrintable(textOn(&screen.sheet())));
        QCOMPARE(screen.door.cloud.arrived().size(), std::size_t(1));
        QVERIFY(screen.bench().page(Room::Firewall)->answer().startsWith(QStringLiteral("Nothing answers")));
        QCOMPARE(QApplication::focusWidget(), buttonOf(&screen.sheet(), QStringLiteral("Undo")));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        // Opening something to everyone again is wide: it costs a yes, even as an undo.
        if (auto *yes = screen.sheet().findChild<QCheckBox *>(); yes && yes->isVisible()) {
            screen.press(Qt::Key_Space);
            QVERIFY(yes->isChecked());
            QTest::keyClick(buttonOf(&screen.sheet(), QStringLiteral("Undo")), Qt::Key_Return);
            QVERIFY(screen.comesToRest());
        }
        QCOMPARE(screen.door.cloud.arrived().size(), std::size_t(2));
        QVERIFY(screen.bench().page(Room::Firewall)->answer().contains(QStringLiteral("db-01 answers")));
        const auto rules = [](const Inventory &inventory) {
            std::vector<std::vector<RuleSpec>> specs;
            for (const auto &group : *inventory.firewall) {
                specs.emplace_back();
                for (const auto &rule : group.rules)
                    specs.back().push_back(rule.spec);
            }
            return specs;
        };
        QVERIFY(rules(before) == rules(screen.door.cloud.inventory()));
    }

    void aUserIsMadeByTypingItsName() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.press(Qt::Key_2, Qt::ControlModifier);
        for (auto *edit : screen.bench().page(Room::Iam)->findChildren<QLineEdit *>())
            if (edit->accessibleName() == QStringLiteral("Name of a new user"))
                edit->setFocus();
        screen.type(QStringLiteral("alice"));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        const auto users = *screen.door.cloud.inventory().users;
        QCOMPARE(users.back().name, QStringLiteral("alice"));
        screen.press(Qt::Key_Escape);
        QVERIFY(!screen.sheet().isVisible());
    }

    void anIrreversiblePlanAsksForTheName() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.press(Qt::Key_2, Qt::ControlModifier);
        screen.bench().go(Room::Iam, QStringLiteral("deploy"));
        auto *remove = buttonOf(screen.bench().page(Room::Iam), QStringLiteral("Plan to delete deploy"));
        QVERIFY(remove);
        QTest::keyClick(remove, Qt::Key_Space);
        QVERIFY(screen.comesToRest());
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        screen.type(QStringLiteral("deplo"));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.door.cloud.arrived().empty());
        screen.type(QStringLiteral("y"));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        QCOMPARE(screen.door.cloud.arrived().size(), std::size_t(1));
        QVERIFY(!buttonOf(&screen.sheet(), QStringLiteral("Undo")));
    }

    void aKeyIsShownOnce() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.bench().go(Room::Iam, QStringLiteral("deploy"));
        QTest::keyClick(buttonOf(screen.bench().page(Room::Iam), QStringLiteral("Plan a new access key")),
                        Qt::Key_Space);
        QVERIFY(screen.comesToRest());
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        QString shown;
        for (auto *edit : screen.sheet().findChildren<QLineEdit *>())
            shown += edit->isVisible() ? edit->text() + u'\n' : QString();
        QVERIFY2(shown.contains(QStringLiteral("only-once-and-never-again")), qPrintable(shown));
        screen.press(Qt::Key_Escape);
        for (auto *edit : screen.window.findChildren<QLineEdit *>())
            QVERIFY(!edit->text().contains(QStringLiteral("only-once")));
    }

    void aRefusalKeepsItsSentenceAndRequestId() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.door.cloud.failChange(0, MemoryState::When::Before,
                                     {.kind = ErrorKind::Forbidden,
                                      .sentence = QStringLiteral("Refused: no policy allows kms:RotateKey."),
                                      .requestId = QStringLiteral("req-77")});
        screen.bench().go(Room::Kms, QStringLiteral("billing-secrets"));
        QTest::keyClick(buttonOf(screen.bench().page(Room::Kms), QStringLiteral("Plan to rotate")),
                        Qt::Key_Space);
        QVERIFY(screen.comesToRest());
        auto *apply = screen.sheet().findChildren<QPushButton *>().value(0);
        QVERIFY(apply);
        if (auto *yes = screen.sheet().findChild<QCheckBox *>(); yes && yes->isVisible())
            yes->setChecked(true);
        for (auto *button : screen.sheet().findChildren<QPushButton *>())
            if (button->isVisible() && button->isEnabled() &&
                button->text().contains(QStringLiteral("otate")))
                QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(screen.comesToRest());
        QVERIFY2(textOn(&screen.sheet()).contains(QStringLiteral("no policy allows")),
                 qPrintable(textOn(&screen.sheet())));
    }

    void aValueGoesInAndOutOfTheBox() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.press(Qt::Key_4, Qt::ControlModifier);
        auto boxes = screen.bench().page(Room::Kms)->findChildren<QPlainTextEdit *>();
        QCOMPARE(boxes.size(), 2);
        boxes[0]->setFocus();
        screen.type(QStringLiteral("hunter2"));
        QTest::keyClick(buttonOf(screen.bench().page(Room::Kms), QStringLiteral("Encrypt")), Qt::Key_Space);
        QVERIFY(screen.comesToRest());
        QVERIFY(boxes[0]->toPlainText().isEmpty());
        QVERIFY(!boxes[1]->toPlainText().isEmpty());
        QTest::keyClick(buttonOf(screen.bench().page(Room::Kms), QStringLiteral("Decrypt")), Qt::Key_Space);
        QVERIFY(screen.comesToRest());
        QCOMPARE(boxes[0]->toPlainText(), QStringLiteral("hunter2"));
    }

    void theAuditRoomFiltersAndTellsTheEffect() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.press(Qt::Key_5, Qt::ControlModifier);
        QVERIFY(screen.comesToRest());
        auto *events = screen.bench().page(Room::Audit)->findChild<EventView *>();
        const quint64 all = events->rows().count();
        QVERIFY(all > 10);
        screen.press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(qobject_cast<FilterField *>(QApplication::focusWidget()));
        screen.type(QStringLiteral("actor_kind == root"));
        QVERIFY(screen.comesToRest());
        QVERIFY(events->rows().count() < all && events->rows().count() > 0);
        events->setFocus();
        screen.press(Qt::Key_Home);
        QVERIFY2(textOn(screen.bench().page(Room::Audit)).contains(QStringLiteral("owner@example.in (root)")),
                 qPrintable(textOn(screen.bench().page(Room::Audit))));
        screen.press(Qt::Key_F, Qt::ControlModifier);
        screen.press(Qt::Key_Escape);
        QVERIFY(screen.comesToRest());
        QCOMPARE(screen.bench().page(Room::Audit)->filterField()->text(), QString());
        QCOMPARE(events->rows().count(), all);
        QCOMPARE(screen.bench().room(), Room::Audit);
    }

    void anInstanceIsStoppedAndTheTicketSaysSo() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.press(Qt::Key_K, Qt::ControlModifier);
        screen.type(QStringLiteral("stop db-01"));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        if (auto *yes = screen.sheet().findChild<QCheckBox *>(); yes && yes->isVisible())
            screen.press(Qt::Key_Space);
        QTest::keyClick(buttonOf(&screen.sheet(), QStringLiteral("Stop")), Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        auto account = screen.door.cloud.inventory();
        QCOMPARE(entryOf(account.instances, &Instance::name, QStringLiteral("db-01"))->status,
                 InstanceStatus::Stopped);
        screen.press(Qt::Key_K, Qt::ControlModifier);
        screen.type(QStringLiteral("actions taken"));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        QTest::keyClick(buttonOf(screen.bench().page(Room::Incident), QStringLiteral("Copy all")),
                        Qt::Key_Space);
        QVERIFY2(
            QApplication::clipboard()->text().contains(QStringLiteral("db-01 (done, request req-mem-0)")) ||
                QApplication::clipboard()->text().contains(QStringLiteral("db-01")),
            qPrintable(QApplication::clipboard()->text()));
    }

    void whatCannotBeReadSaysWhy() {
        Inventory account = sampleInventory();
        account.kmsKeys = {};
        Screen screen(account);
        QVERIFY(screen.isReady());
        screen.door.cloud.refuse(Part::Users,
                                 {.kind = ErrorKind::Forbidden,
                                  .sentence = QStringLiteral("Refused: iam:ListUsers is not allowed.")});
        screen.press(Qt::Key_F5);
        QVERIFY(screen.comesToRest());
        screen.press(Qt::Key_4, Qt::ControlModifier);
        QVERIFY(textOn(screen.bench().page(Room::Kms)).contains(QStringLiteral("ot offered")));
        screen.press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY2(textOn(screen.bench().page(Room::Iam)).contains(QStringLiteral("iam:ListUsers")),
                 qPrintable(textOn(screen.bench().page(Room::Iam))));
    }

    void anOverSessionLeadsToTheDoor() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.door.cloud.refuse(Part::Identity,
                                 {.kind = ErrorKind::Unauthenticated,
                                  .sentence = QStringLiteral("The session is over. Sign in again.")});
        screen.press(Qt::Key_F5);
        QVERIFY(QTest::qWaitFor([&] { return !screen.window.workbench(); }));
        QVERIFY(QTest::qWaitFor(
            [&] { return textOn(&screen.window).contains(QStringLiteral("session is over")); }));
    }

    void escGoesBackWhereOneCameFrom() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.press(Qt::Key_3, Qt::ControlModifier);
        screen.press(Qt::Key_5, Qt::ControlModifier);
        screen.press(Qt::Key_Escape);
        QCOMPARE(screen.bench().room(), Room::Firewall);
        screen.press(Qt::Key_Escape);
        QCOMPARE(screen.bench().room(), Room::Overview);
    }

    void questionMarkShowsTheKeys() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.press(Qt::Key_Question);
        QVERIFY(textOn(&screen.window).contains(QStringLiteral("find an action or an object")));
        screen.press(Qt::Key_Escape);
        QVERIFY(!textOn(&screen.window).contains(QStringLiteral("find an action or an object")));
    }

    void coloursSwitchWhileItRuns() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.press(Qt::Key_K, Qt::ControlModifier);
        screen.type(QStringLiteral("colours: dark"));
        screen.press(Qt::Key_Return);
        showAll();
        QVERIFY(isDark(screen.window.palette()));
        for (auto *line : screen.window.findChildren<StateLine *>())
            QVERIFY(contrastOf(line->findChild<QLabel *>()->palette().color(QPalette::WindowText),
                               line->palette().color(QPalette::Window)) >= 4.5);
        applyTheme(Theme::System);
        showAll();
        QVERIFY(!isDark(screen.window.palette()));
    }

    void nothingButTablesScrollsSideways() {
        Screen screen;
        QVERIFY(screen.isReady());
        for (const Room room : everyRoom()) {
            screen.bench().go(room);
            QVERIFY(screen.comesToRest());
            QVERIFY2(screen.window.minimumSizeHint().width() <= 1024,
                     qPrintable(QStringLiteral("%1 needs %2")
                                    .arg(titleOf(room))
                                    .arg(screen.window.minimumSizeHint().width())));
            QVERIFY2(screen.bench().page(room)->minimumSizeHint().width() <=
                         screen.bench().page(room)->width(),
                     qPrintable(QStringLiteral("%1 needs %2 of %3")
                                    .arg(titleOf(room))
                                    .arg(screen.bench().page(room)->minimumSizeHint().width())
                                    .arg(screen.bench().page(room)->width())));
            QVERIFY2(screen.bench().page(room)->minimumSizeHint().height() <=
                         screen.bench().page(room)->height(),
                     qPrintable(QStringLiteral("%1 needs height %2 of %3")
                                    .arg(titleOf(room))
                                    .arg(screen.bench().page(room)->minimumSizeHint().height())
                                    .arg(screen.bench().page(room)->height())));
        }
        QCOMPARE(screen.window.size(), QSize(1024, 700));
    }

    void tabReachesEveryControlOfAPage() {
        Screen screen;
        QVERIFY(screen.isReady());
        for (const Room room : everyRoom()) {
            screen.bench().go(room);
            QVERIFY(screen.comesToRest());
            QSet<QWidget *> reached;
            for (int step = 0; step < 200; ++step) {
                screen.press(Qt::Key_Tab);
                reached.insert(QApplication::focusWidget());
            }
            for (auto *widget : screen.bench().page(room)->findChildren<QWidget *>())
                if ((widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget->isVisible() &&
                    widget->isEnabled() && !widget->focusProxy())
                    QVERIFY2(reached.contains(widget),
                             qPrintable(titleOf(room) + u' ' +
                                        QLatin1String(widget->metaObject()->className()) + u' ' +
                                        widget->accessibleName()));
        }
    }
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
