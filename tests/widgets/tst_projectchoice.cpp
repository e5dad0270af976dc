#include "tests/widgets/screen.h"
#include "widgets/parts/banner.h"
#include "widgets/parts/tableview.h"
#include "widgets/profileband.h"

#include <QMenu>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

[[nodiscard]] Inventory onOpenStack() {
    Inventory account = sampleInventory();
    account.cloud = QStringLiteral("openstack");
    account.accountId = account.identity.value->accountId = QStringLiteral("p-web");
    account.identity.value->kind = IdentityKind::IamUser;
    account.identity.value->accountName = QStringLiteral("web");
    return account;
}

[[nodiscard]] std::vector<Project> projects() {
    return {
        {QStringLiteral("p-web"), QStringLiteral("web"), {}, true, true},
        {QStringLiteral("p-lab"), QStringLiteral("lab & tests"), QStringLiteral("for trying"), true, false},
        {QStringLiteral("p-closed"), QStringLiteral("closed"), {}, true, false},
        {QStringLiteral("p-old"), QStringLiteral("old"), {}, false, false}};
}

/// The window of somebody with several projects.
class Several : public Screen {
public:
    Several() : Screen(onOpenStack()) { door.cloud.offerProjects(projects()); }

    [[nodiscard]] QPushButton *button() {
        return buttonOf(window.findChild<ProfileBand *>(), QStringLiteral("Switch project"));
    }

    [[nodiscard]] QAction *action(const QString &text) {
        for (QAction *one : button()->menu()->actions())
            if (QString(one->text()).replace(QStringLiteral("&&"), QStringLiteral("&")) == text)
                return one;
        return nullptr;
    }

    [[nodiscard]] QString onTheBand() { return textOn(window.findChild<ProfileBand *>()); }

    [[nodiscard]] bool entersAnew(const Workbench *before) {
        return QTest::qWaitFor([&] { return window.workbench() && window.workbench() != before; }, 20000) &&
               comesToRest();
    }
};

} // namespace

class ProjectChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theBandNamesTheProjectAndOffersTheOthers() {
        Several screen;
        QVERIFY(screen.isReady());
        QVERIFY2(screen.onTheBand().contains(QStringLiteral("\nproject web\n")),
                 qPrintable(screen.onTheBand()));
        QVERIFY(screen.button());
        QVERIFY(screen.action(QStringLiteral("web"))->isChecked());
        QVERIFY(!screen.action(QStringLiteral("web"))->isEnabled());
        QVERIFY(screen.action(QStringLiteral("lab & tests"))->isEnabled());
        QVERIFY(!screen.action(QStringLiteral("old"))->isEnabled());
    }

    void everyPageIsReadAgainInTheOther() {
        Several screen;
        QVERIFY(screen.isReady());
        screen.bench().go(Room::Firewall);
        QVERIFY(screen.comesToRest());
        screen.door.cloud.meanwhile(
            [](Inventory &account) { account.firewall.value->front().rules.clear(); });
        const Workbench *before = screen.window.workbench();
        screen.action(QStringLiteral("lab & tests"))->trigger();
        QVERIFY(!before->isEnabled()); // nothing may be asked of the former project now
        QVERIFY(screen.entersAnew(before));
        QVERIFY(screen.bench().isEnabled());
        QCOMPARE(screen.bench().room(), Room::Firewall);
        QVERIFY2(screen.onTheBand().contains(QStringLiteral("lab & tests")), qPrintable(screen.onTheBand()));
        QCOMPARE(screen.bench().live().inventory().accountId, QStringLiteral("p-lab"));
        QVERIFY(screen.bench().live().inventory().firewall->front().rules.empty());
        QVERIFY(screen.action(QStringLiteral("lab & tests"))->isChecked());
    }

    void thePaletteGoesThereByKeyboard() {
        Several screen;
        QVERIFY(screen.isReady());
        const Workbench *before = screen.window.workbench();
        screen.press(Qt::Key_K, Qt::ControlModifier);
        screen.type(QStringLiteral("switch to project lab"));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.entersAnew(before));
        QCOMPARE(screen.bench().live().inventory().accountId, QStringLiteral("p-lab"));
    }

    void whatFailsIsSaidAndStaysWhereItWas() {
        Several screen;
        QVERIFY(screen.isReady());
        const Workbench *before = screen.window.workbench();
        screen.action(QStringLiteral("closed"))->trigger();
        QVERIFY(screen.comesToRest());
        QCOMPARE(screen.window.workbench(), before);
        QVERIFY(before->isEnabled());
        const QString said = textOn(&screen.window);
        QVERIFY2(said.contains(QStringLiteral("takes nobody in")), qPrintable(said));
        QVERIFY(screen.onTheBand().contains(QStringLiteral("\nproject web\n")));
    }

    void whereThereIsOneOnlyNothingIsOffered() {
        for (const bool isAlone : {true, false}) {
            Screen screen(isAlone ? onOpenStack() : sampleInventory());
            if (isAlone)
                screen.door.cloud.offerProjects({projects().front()});
            QVERIFY(screen.isReady());
            QVERIFY(!buttonOf(&screen.window, QStringLiteral("Switch")));
        }
    }
};

int main(int count, char **words) {
    QApplication application(count, words);
    QCoreApplication::setOrganizationName(QStringLiteral("cloudnx"));
    ProjectChoiceTest test;
    return QTest::qExec(&test, count, words);
}

#include "tst_projectchoice.moc"
