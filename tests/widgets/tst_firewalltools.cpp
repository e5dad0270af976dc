#include "tests/widgets/firewallscreen.h"
#include "widgets/firewall/packetbox.h"
#include "widgets/firewall/rulelistbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QPlainTextEdit>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

QPlainTextEdit *textField(QWidget *root, const char *name) {
    for (auto *edit : root->findChildren<QPlainTextEdit *>())
        if (edit->accessibleName() == QLatin1String(name))
            return edit;
    return nullptr;
}

template <typename Box>
Box *boxOn(FirewallScreen &screen) {
    return screen.page().findChild<Box *>();
}

// Opened by its button, as people do.
PacketBox *packetBox(FirewallScreen &screen) {
    buttonOf(&screen.page(), QStringLiteral("Try a packet"))->click();
    return boxOn<PacketBox>(screen);
}

RuleListBox *listBox(FirewallScreen &screen) {
    buttonOf(&screen.page(), QStringLiteral("Paste rules"))->click();
    return boxOn<RuleListBox>(screen);
}

// Two steps on the door's cloud, of which the second is refused.
bool halfDone(FirewallScreen &screen) {
    screen.door.cloud.failChange(1, MemoryCloud::When::Before,
                                 {.kind = ErrorKind::Server, .sentence = QStringLiteral("Out of order.")});
    textField(listBox(screen), "Rules, one a line")
        ->setPlainText(QStringLiteral("web-01 tcp 8443 10.0.0.0/8\ndb-01 tcp 8444 10.0.0.0/8"));
    buttonOf(boxOn<RuleListBox>(screen), QStringLiteral("Plan rules"))->click();
    if (!screen.comesToRest())
        return false;
    screen.press(Qt::Key_Return); // the focus is on the button that applies
    return screen.comesToRest();
}

bool bothThere(FirewallScreen &screen) {
    return has(rulesOf(screen.door.cloud, "web-01"), ruleOf("8443", "10.0.0.0/8")) &&
           has(rulesOf(screen.door.cloud, "db-01"), ruleOf("8444", "10.0.0.0/8"));
}

bool noneThere(FirewallScreen &screen) {
    return !has(rulesOf(screen.door.cloud, "web-01"), ruleOf("8443", "10.0.0.0/8")) &&
           !has(rulesOf(screen.door.cloud, "db-01"), ruleOf("8444", "10.0.0.0/8"));
}

} // namespace

class TestFirewallTools : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void saysWhatBecomesOfAPacket() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        PacketBox *box = packetBox(screen);
        QVERIFY(box->isVisible());
        QCOMPARE(QApplication::focusWidget(), field(box, "Port of the packet"));
        box->chooseInstance(QStringLiteral("db-01"));
        screen.type(QStringLiteral("5432"));
        screen.press(Qt::Key_Tab);
        screen.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), field(box, "Address of the packet"));
        screen.type(QStringLiteral("203.0.113.7"));
        QVERIFY2(textOn(box).contains(QStringLiteral("admitted: 5432/tcp from 203.0.113.7 to db-01")),
                 qPrintable(textOn(box)));
        QVERIFY2(textOn(box).contains(QStringLiteral("security group: Admitted by rule fw-3 of db-01")),
                 qPrintable(textOn(box)));
        QVERIFY2(textOn(box).contains(QStringLiteral("not about routes")), qPrintable(textOn(box)));
        field(box, "Port of the packet")->setText(QStringLiteral("5433"));
        QVERIFY2(textOn(box).contains(QStringLiteral("refused: 5433/tcp")), qPrintable(textOn(box)));
        field(box, "Address of the packet")->setText(QStringLiteral("203.0.113.0/24"));
        QVERIFY2(textOn(box).contains(QStringLiteral("203.0.113.0/24 is a block; a packet has one address.")),
                 qPrintable(textOn(box)));
        QVERIFY(screen.door.cloud.arrived().empty());
        screen.press(Qt::Key_Escape);
        QVERIFY(!box->isVisible());
    }

    void theMachinesOwnFirewallHasItsSay() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        PacketBox *box = packetBox(screen);
        box->chooseInstance(QStringLiteral("web-01"));
        field(box, "Port of the packet")->setText(QStringLiteral("443"));
        field(box, "Address of the packet")->setText(QStringLiteral("203.0.113.7"));
        buttonOf(box, QStringLiteral("Its own firewall"))->click();
        auto *host = textField(box, "Firewall of the machine itself");
        QVERIFY(host->isVisible());
        host->setPlainText(QStringLiteral("Status: active\nDefault: deny (incoming), allow (outgoing)\n\n"
                                          "To   Action   From\n--   ------   ----\n"
                                          "443/tcp     ALLOW IN    10.0.0.0/8\n"));
        QVERIFY2(textOn(box).contains(QStringLiteral("refused: 443/tcp")), qPrintable(textOn(box)));
        QVERIFY2(
            textOn(box).contains(QStringLiteral("host firewall: No line fits, and ufw refuses by default")),
            qPrintable(textOn(box)));
        host->setPlainText(QStringLiteral("iptables -L"));
        QVERIFY2(textOn(box).contains(QStringLiteral("Line 1, column 1")), qPrintable(textOn(box)));
        host->clear();
        QVERIFY2(textOn(box).contains(QStringLiteral("admitted: 443/tcp")), qPrintable(textOn(box)));
    }

    void aRegionBlocksForEverybody() {
        Inventory account = sampleInventory();
        account.cloud = QStringLiteral("openstack");
        FirewallScreen screen(account);
        QVERIFY(screen.enter());
        PacketBox *box = packetBox(screen);
        box->chooseInstance(QStringLiteral("db-01"));
        field(box, "Port of the packet")->setText(QStringLiteral("5432"));
        field(box, "Address of the packet")->setText(QStringLiteral("203.0.113.7"));
        for (auto *region : box->findChildren<QComboBox *>())
            if (region->findText(QStringLiteral("Mannheim")) >= 0)
                region->setCurrentText(QStringLiteral("Mannheim"));
        QVERIFY2(textOn(box).contains(QStringLiteral("refused: 5432/tcp")), qPrintable(textOn(box)));
        QVERIFY2(textOn(box).contains(QStringLiteral("Mannheim blocks 5432/tcp centrally")),
                 qPrintable(textOn(box)));
    }

    void manyRulesArePasted() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        RuleListBox *box = listBox(screen);
        QCOMPARE(QApplication::focusWidget(), textField(box, "Rules, one a line"));
        auto *text = textField(box, "Rules, one a line");
        text->setPlainText(QStringLiteral("web-01 tcp 8443 10.0.0.0/8\ndb-01 tcp 70000 10.0.0.0/8"));
        QVERIFY2(textOn(box).contains(QStringLiteral("Line 2, column 11: \"70000\" is not a port")),
                 qPrintable(textOn(box)));
        QVERIFY(!buttonOf(box, QStringLiteral("Plan rules"))->isEnabled());
        text->setPlainText(QStringLiteral("web-99 tcp 8443 10.0.0.0/8"));
        QVERIFY2(textOn(box).contains(QStringLiteral("Line 1: there is no firewall \"web-99\". There are: ")),
                 qPrintable(textOn(box)));
        text->setPlainText(QStringLiteral("web-01 tcp 443 0.0.0.0/0"));
        QVERIFY2(textOn(box).contains(QStringLiteral("These rules are there already.")),
                 qPrintable(textOn(box)));
        box->chooseGroup(QStringLiteral("worker"));
        text->setPlainText(QStringLiteral("protocol,ports,cidr,description\ntcp,8443,10.0.0.0/8,\"a, b\"\n"));
        QVERIFY2(textOn(box).contains(QStringLiteral("1 to add, on worker.")), qPrintable(textOn(box)));
        buttonOf(box, QStringLiteral("Plan rules"))->click();
        QVERIFY(screen.comesToRest());
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        QCOMPARE(rulesOf(screen.door.cloud, "worker").back().description, QStringLiteral("a, b"));
    }

    void aPastedListMayReplace() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        RuleListBox *box = listBox(screen);
        textField(box, "Rules, one a line")->setPlainText(QStringLiteral("db-01 tcp 5432 10.0.0.0/8"));
        box->findChild<QCheckBox *>()->setChecked(true);
        QVERIFY2(textOn(box).contains(QStringLiteral("1 to add and 1 to remove, on db-01.")),
                 qPrintable(textOn(box)));
        buttonOf(box, QStringLiteral("Plan rules"))->click();
        QVERIFY(screen.comesToRest());
        QVERIFY2(textOn(&screen.sheet()).contains(QStringLiteral("Plan: 2 steps")),
                 qPrintable(textOn(&screen.sheet())));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        const auto rules = rulesOf(screen.door.cloud, "db-01");
        QVERIFY(has(rules, ruleOf("5432", "10.0.0.0/8")) && !has(rules, ruleOf("5432", "0.0.0.0/0")));
    }

    void whatFailedHalfWayIsGoneOnWith() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        QVERIFY(halfDone(screen));
        QVERIFY2(textOn(&screen.sheet()).contains(QStringLiteral("Partly done")),
                 qPrintable(textOn(&screen.sheet())));
        QVERIFY(!bothThere(screen) && !noneThere(screen));
        QVERIFY(buttonOf(&screen.sheet(), QStringLiteral("Undo")));
        QCOMPARE(QApplication::focusWidget(), buttonOf(&screen.sheet(), QStringLiteral("Go on")));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        QVERIFY2(textOn(&screen.sheet()).contains(QStringLiteral("It was cut off.")),
                 qPrintable(textOn(&screen.sheet())));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        QVERIFY2(textOn(&screen.sheet()).contains(QStringLiteral("Done: ")),
                 qPrintable(textOn(&screen.sheet())));
        QVERIFY(bothThere(screen));
        QCOMPARE(int(screen.door.cloud.arrived().size()), 3); // the first was not sent again
        screen.press(Qt::Key_Return);                         // Undo takes back all of it
        QVERIFY(screen.comesToRest());
        QVERIFY(noneThere(screen));
    }

    void whatFailedHalfWayIsTakenBack() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        QVERIFY(halfDone(screen));
        buttonOf(&screen.sheet(), QStringLiteral("Undo"))->click();
        QVERIFY(screen.comesToRest());
        QVERIFY(noneThere(screen));
        screen.sheet().close();
        auto *menu = buttonOf(&screen.page(), QStringLiteral("Undo"))->menu();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().front()->text(), QStringLiteral("Nothing to undo"));
    }

    void theNextStartOffersWhatWasCutOff() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        QVERIFY(halfDone(screen));
        screen.sheet().close();
        auto *menu = buttonOf(&screen.page(), QStringLiteral("Undo"))->menu();
        Q_EMIT menu->aboutToShow();
        QVERIFY2(menu->actions().front()->text().startsWith(QStringLiteral("Go on: ")),
                 qPrintable(menu->actions().front()->text()));
        // Whoever opens the window next is told first.
        MainWindow next(screen.door, screen.door.clock);
        next.resize(1024, 700);
        next.show();
        next.activateWindow();
        next.start({});
        QVERIFY(QTest::qWaitFor([&] {
            return next.workbench() && next.worker().isIdle() && !next.workbench()->live().isReading();
        }));
        QVERIFY2(textOn(next.workbench()).contains(QStringLiteral("was cut off before its last step")),
                 qPrintable(textOn(next.workbench())));
        buttonOf(next.workbench(), QStringLiteral("Go on with it"))->click();
        QVERIFY(QTest::qWaitFor([&] { return next.worker().isIdle(); }));
        auto *apply = buttonOf(next.workbench()->sheet(), QStringLiteral("Go on: "));
        QVERIFY(apply);
        apply->click();
        QVERIFY(QTest::qWaitFor([&] { return next.worker().isIdle() && bothThere(screen); }));
    }
};

QTEST_MAIN(TestFirewallTools)
#include "tst_firewalltools.moc"
