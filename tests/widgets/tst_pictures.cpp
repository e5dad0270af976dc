// Draws every page of the messy account. With CLOUDNX_PICTURES=FOLDER it writes them there as PNG.
#include "tests/widgets/screen.h"
#include "widgets/audit/auditpage.h"
#include "widgets/audit/grouppanel.h"
#include "widgets/login/loginview.h"
#include "widgets/parts/tableview.h"
#include "widgets/parts/theme.h"

#include <QMenu>
#include <QSettings>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QToolButton>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

void keep(QWidget &window, const QString &name) {
    const QString folder = qEnvironmentVariable("CLOUDNX_PICTURES");
    showAll();
    const QPixmap picture = window.grab();
    QVERIFY(!picture.isNull());
    if (!folder.isEmpty())
        QVERIFY(picture.save(
            QStringLiteral("%1/%2%3.png").arg(folder, name, qEnvironmentVariable("CLOUDNX_SUFFIX"))));
}

void chooseFirstRow(Screen &screen, Room room) {
    for (auto *table : screen.bench().page(room)->findChildren<TableView *>())
        if (table->isVisible())
            table->view()->setCurrentIndex(table->view()->model()->index(0, 0));
}

} // namespace

class TestPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        QSettings().clear();
        applyTheme(qEnvironmentVariableIsSet("CLOUDNX_DARK") ? Theme::Dark : Theme::Light);
    }

    void login() {
        MemoryDoor door;
        MainWindow window(door, door.clock);
        window.resize(1024, 700);
        window.show();
        window.start({});
        QVERIFY(QTest::qWaitFor(
            [&] { return window.worker().isIdle() && qobject_cast<QLineEdit *>(window.focusWidget()); }));
        keep(window, QStringLiteral("login"));
        QTest::keyClicks(window.focusWidget(), QStringLiteral("correct horse battery"));
        QTest::keyClick(window.focusWidget(), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return textOn(&window).contains(QStringLiteral("Next code in")); }));
        keep(window, QStringLiteral("login-code"));
    }

    void rooms() {
        Screen screen;
        QVERIFY(screen.isReady());
        for (const Room room : everyRoom()) {
            screen.bench().go(room);
            QVERIFY(screen.comesToRest());
            chooseFirstRow(screen, room);
            keep(screen.window, wordOf(room));
        }
    }

    void auditPanes() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.bench().go(Room::Audit);
        QVERIFY(screen.comesToRest());
        auto *page = screen.bench().findChild<AuditPage *>();
        for (auto *button : page->findChildren<QToolButton *>())
            if (button->text() == QStringLiteral("Groups"))
                button->click();
        QVERIFY(screen.comesToRest());
        keep(screen.window, QStringLiteral("audit-groups"));
        page->findChild<GroupPanel *>()->setFirstEver(1);
        QVERIFY(screen.comesToRest());
        page->findChild<EventView *>()->setCurrentRow(0);
        keep(screen.window, QStringLiteral("audit-first-ever"));
        Q_EMIT page->findChild<GroupPanel *>()->closed();
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("other.jsonl")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{ this is no event\n") > 0);
        file.close();
        page->importFrom({file.fileName()}, audit::OnBroken::Stop);
        QVERIFY(screen.comesToRest());
        keep(screen.window, QStringLiteral("audit-import"));
        for (auto *table : page->findChildren<EventView *>())
            Q_EMIT table->menuWanted(0, audit::Field::Ip, table->mapToGlobal(QPoint(300, 100)));
        auto *menu = page->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly).last();
        keep(*menu, QStringLiteral("audit-menu"));
        menu->close();
    }

    void plan() {
        Screen screen;
        screen.window.resize(1280, 800);
        QVERIFY(screen.isReady());
        screen.bench().go(Room::Firewall);
        screen.press(Qt::Key_K, Qt::ControlModifier);
        screen.type(QStringLiteral("close 5432"));
        keep(screen.window, QStringLiteral("palette"));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        keep(screen.window, QStringLiteral("plan"));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        keep(screen.window, QStringLiteral("plan-done"));
    }

    void freshCode() {
        Screen screen(withSecondFactor());
        screen.window.resize(1280, 800);
        QVERIFY(screen.isReady());
        screen.bench().go(Room::Kms);
        openDanger(screen);
        answer(screen, "Password of owner@example.in", QStringLiteral("correct horse battery"));
        QVERIFY(QTest::qWaitFor(
            [&] { return textOn(&screen.sheet()).contains(QStringLiteral("Fresh code of")); }, 20000));
        keep(screen.window, QStringLiteral("fresh-code"));
    }

    void lock() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor(
            [&] { return screen.isIdle() && qobject_cast<QLineEdit *>(QApplication::focusWidget()); },
            20000));
        keep(screen.window, QStringLiteral("locked"));
    }

    void keys() {
        Screen screen;
        QVERIFY(screen.isReady());
        screen.press(Qt::Key_Question);
        keep(screen.window, QStringLiteral("keys"));
    }
};

int main(int count, char **words) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication application(count, words);
    QCoreApplication::setOrganizationName(QStringLiteral("cloudnx"));
    TestPictures test;
    return QTest::qExec(&test, count, words);
}

#include "tst_pictures.moc"
