#include "tests/widgets/firewallscreen.h"
#include "widgets/parts/filterfield.h"

#include <QComboBox>
#include <QMenu>
#include <QScrollBar>

#include <ctime>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

// Of this thread alone: what a frame costs, whatever else the machine does.
double threadMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <typename Act>
double cost(Act act) {
    const double before = threadMs();
    act();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    return threadMs() - before;
}

RuleSpec manyth(int at) {
    RuleSpec rule;
    rule.ports = PortRange::of(static_cast<std::uint16_t>(1024 + at % 60000));
    rule.peer = CidrBlock::parse(QStringLiteral("10.%1.%2.0/24").arg(at / 250 % 250).arg(at % 250)).value();
    rule.description = QStringLiteral("rule %1 of the team %2").arg(at).arg(at % 17);
    return rule;
}

// On @p instances instances beside those of the sample.
Inventory withManyRules(int count, int instances) {
    Inventory account = sampleInventory();
    for (int number = 0; number < instances; ++number) {
        const QByteArray name = "many-" + QByteArray::number(number);
        account.instances.value->push_back(sample::instance(name.constData(), 10 + number));
        std::vector<Rule> rules;
        for (int at = number; at < count; at += instances)
            rules.push_back({QStringLiteral("fw-many-%1").arg(at), manyth(at), false, sampleNow()});
        account.firewall.value->push_back(sample::firewallOf(name.constData(), std::move(rules)));
    }
    return account;
}

} // namespace

class TestFirewallPage : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aRuleIsAddedAppliedAndUndoneByKeyboard() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        const RuleSpec wanted = ruleOf("8443", "10.0.0.0/8");
        field(&screen.form(), "Ports")->setFocus();
        screen.type(QStringLiteral("8443"));
        screen.press(Qt::Key_Tab);
        screen.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), field(&screen.form(), "Addresses"));
        screen.type(QStringLiteral("10.0.0.0/8"));
        QVERIFY2(screen.effect().contains(QStringLiteral("Opens 8443/tcp to 16,777,216 IPv4 addresses")),
                 qPrintable(screen.effect()));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        const QString plan = textOn(&screen.sheet());
        QVERIFY2(plan.contains(QStringLiteral("You keep SSH in every state")), qPrintable(plan));
        QVERIFY2(plan.contains(QStringLiteral("Nothing opens that no step names")), qPrintable(plan));
        QVERIFY(screen.door.cloud.arrived().empty());
        screen.press(Qt::Key_Return); // the focus is on the button that applies
        QVERIFY(screen.comesToRest());
        QVERIFY(has(rulesOf(screen.door.cloud, "web-01"), wanted));
        QCOMPARE(QApplication::focusWidget(), buttonOf(&screen.sheet(), QStringLiteral("Undo")));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        QVERIFY(!has(rulesOf(screen.door.cloud, "web-01"), wanted));
    }

    // Rules for where they were before do not let them in from here.
    void aMoveIsSaidBesideThePlan() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        QVERIFY(screen.bench().live().seat().record().change(
            [](Record &record) { record.lastAddress = QStringLiteral("198.51.100.7/32"); }));
        field(&screen.form(), "Ports")->setText(QStringLiteral("8443"));
        field(&screen.form(), "Addresses")->setText(QStringLiteral("10.0.0.0/8"));
        field(&screen.form(), "Addresses")->setFocus();
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        const QString plan = textOn(&screen.sheet());
        QVERIFY2(plan.contains(QStringLiteral("the last time it was 198.51.100.7/32")), qPrintable(plan));
    }

    void aRuleIsChangedInItsLine() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        QVERIFY(screen.page().findChild<TableView *>()->select(QStringLiteral("db-01/fw-3")));
        screen.table().setFocus();
        screen.press(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), field(&screen.form(), "Addresses"));
        screen.type(QStringLiteral("10.10.0.0/24"));
        QVERIFY2(screen.effect().contains(QStringLiteral("Opens nothing; closes 5432/tcp")),
                 qPrintable(screen.effect()));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        const QString plan = textOn(&screen.sheet());
        QVERIFY2(plan.contains(QStringLiteral("Plan: 2 steps")), qPrintable(plan));
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        const auto rules = rulesOf(screen.door.cloud, "db-01");
        QVERIFY(has(rules, ruleOf("5432", "10.10.0.0/24")) && !has(rules, ruleOf("5432", "0.0.0.0/0")));
        // Added before it was removed.
        const auto arrived = screen.door.cloud.arrived();
        QVERIFY(std::holds_alternative<AddRule>(std::get<FirewallChange>(arrived.front())));
    }

    void escLeavesTheRuleAsItIs() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        QVERIFY(screen.page().findChild<TableView *>()->select(QStringLiteral("db-01/fw-3")));
        screen.table().setFocus();
        screen.press(Qt::Key_Return);
        QVERIFY(buttonOf(&screen.form(), QStringLiteral("Plan change")));
        screen.press(Qt::Key_Escape);
        QVERIFY(buttonOf(&screen.form(), QStringLiteral("Plan rule")));
        QCOMPARE(field(&screen.form(), "Addresses")->text(), QString());
    }

    void theUndoListNamesWhatWasDone() {
        FirewallScreen screen;
        QVERIFY(screen.enter());
        field(&screen.form(), "Ports")->setText(QStringLiteral("8443"));
        field(&screen.form(), "Addresses")->setText(QStringLiteral("10.0.0.0/8"));
        QTest::keyClick(field(&screen.form(), "Addresses"), Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        screen.press(Qt::Key_Return);
        QVERIFY(screen.comesToRest());
        auto *menu = buttonOf(&screen.page(), QStringLiteral("Undo"))->menu();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 1);
        QVERIFY2(menu->actions().front()->text().contains(QStringLiteral("8443/tcp")),
                 qPrintable(menu->actions().front()->text()));
        menu->actions().front()->trigger();
        QVERIFY(screen.comesToRest());
        QVERIFY(textOn(&screen.sheet()).contains(QStringLiteral("Undo: ")));
    }

    // What a frame costs is printed for ./dev bench firewallframes, which judges it.
    void fiveThousandRulesFilterAndScroll() {
        FirewallScreen screen(withManyRules(5000, 250));
        QVERIFY(screen.enter());
        const int all = screen.table().model()->rowCount();
        QVERIFY(all >= 5000);
        auto *filter = screen.page().findChild<TableView *>()->filter();
        filter->setFocus();
        for (int turn = 0; turn < 50; ++turn) // the texts of the rows are gathered a few at each turn
            QCoreApplication::processEvents();
        double filtering = 0;
        for (const QChar letter : QStringLiteral("!team"))
            filtering = std::max(filtering, cost([&] { QTest::keyClick(filter, letter.toLatin1()); }));
        QCOMPARE(screen.table().model()->rowCount(),
                 all - 5000); // the platform's own are never filtered away
        filter->clear();
        QCOMPARE(screen.table().model()->rowCount(), all);
        auto *bar = screen.table().verticalScrollBar();
        double scrolling = 0;
        for (int at = 0; at < 60; ++at)
            scrolling = std::max(scrolling, cost([&] { bar->setValue(at * 83 % bar->maximum()); }));
        qInfo("frame-ms filter %.3f", filtering);
        qInfo("frame-ms scroll %.3f", scrolling);
    }

    void theEffectAtAThousandRules() {
        const Inventory account = withManyRules(1000, 1);
        const FirewallGroup &group = account.firewall->back();
        EffectTeller teller(group);
        const RuleSpec old = group.rules.back().spec;
        QVERIFY(teller.replacing(old, ruleOf("1-65535", "10.0.0.0/8")).kind != RuleEffect::Kind::Nothing);
        double adding = 1e9, replacing = 1e9;
        for (int round = 0; round < 20; ++round) {
            adding = std::min(adding, cost([&] { (void)teller.adding(ruleOf("1-65535", "10.0.0.0/8")); }));
            replacing = std::min(replacing,
                                 cost([&] { (void)teller.replacing(old, ruleOf("1-65535", "10.0.0.0/8")); }));
        }
        qInfo("frame-ms adding %.3f", adding);
        qInfo("frame-ms replacing %.3f", replacing);
    }
};

QTEST_MAIN(TestFirewallPage)
#include "tst_firewallpage.moc"
