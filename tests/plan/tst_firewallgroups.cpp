#include "models/plan/executor.h"
#include "models/plan/groupdeletion.h"
#include "models/plan/simulate.h"
#include "tests/support/memorycloud.h"
#include "tests/support/sampleinventory.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const QString web = QStringLiteral("web");
const QString admins = QStringLiteral("admins");
const QString vm = QStringLiteral("vm1");

RuleSpec membersOf(const QString &group, const char *ports) {
    RuleSpec rule = ruleOf(ports, "0.0.0.0/32");
    rule.peerGroup = group;
    return rule;
}

FirewallGroup group(const QString &name, const std::vector<RuleSpec> &rules, std::vector<QString> instances) {
    FirewallGroup made;
    made.id = QStringLiteral("sg-") + name;
    made.name = name;
    made.stateful = true;
    made.description = QString();
    made.instances = std::move(instances);
    for (const RuleSpec &spec : rules)
        made.rules.push_back({QStringLiteral("r%1-%2").arg(made.rules.size()).arg(name), spec, false, {}});
    for (const RuleSpec &spec : rulesOfNewGroup())
        made.rules.push_back({QStringLiteral("r%1-%2").arg(made.rules.size()).arg(name), spec, false, {}});
    return made;
}

/// A project: `web` guards vm2, `db` guards vm3 and lets members of web in, `default` guards all.
Inventory project() {
    Inventory in = sampleInventory();
    in.cloud = QStringLiteral("openstack");
    Instance one = in.instances->front();
    in.instances.value->clear();
    for (const char *name : {"vm1", "vm2", "vm3"}) {
        one.id = QStringLiteral("i-") + QLatin1String(name);
        one.name = QLatin1String(name);
        in.instances.value->push_back(one);
    }
    const QString all[] = {QStringLiteral("vm1"), QStringLiteral("vm2"), QStringLiteral("vm3")};
    FirewallGroup shared = group(QStringLiteral("shared"), {ruleOf("9100", "10.0.0.0/8")}, {});
    shared.owner = QStringLiteral("another-project");
    in.firewall = Reading<std::vector<FirewallGroup>>::of(
        {group(QStringLiteral("db"), {membersOf(web, "5432")}, {all[2]}),
         group(QStringLiteral("default"), {ruleOf("22", "192.0.2.0/24")}, {all[0], all[1], all[2]}), shared,
         group(web, {ruleOf("443", "0.0.0.0/0"), ruleOf("22", "192.0.2.0/25")}, {all[1]})});
    return in;
}

Change fw(FirewallChange change) {
    return change;
}

Result<Plan> make(std::vector<Change> changes, const Inventory &in = project()) {
    return makePlan(std::move(changes), {}, in, sampleNow());
}

QString effects(const Plan &plan) {
    return QStringList(plan.effects.begin(), plan.effects.end()).join(u'\n');
}

const Proof *proof(const Plan &plan, const char *id) {
    for (const Proof &one : plan.proofs)
        if (one.id == QLatin1String(id))
            return &one;
    return nullptr;
}

/// What an inventory's groups say, without ids and order.
QString essence(Inventory in) {
    for (FirewallGroup &one : *in.firewall.value) {
        one.id.clear();
        for (Rule &rule : one.rules)
            rule.id.clear();
        std::sort(one.rules.begin(), one.rules.end(), [](const Rule &left, const Rule &right) {
            return digestOfValue(left.spec) < digestOfValue(right.spec);
        });
    }
    std::sort(in.firewall.value->begin(), in.firewall.value->end(),
              [](const FirewallGroup &left, const FirewallGroup &right) { return left.name < right.name; });
    return digestOfValue(*in.firewall);
}

} // namespace

Q_DECLARE_METATYPE(Change)

/// Security groups as things that come, go, and guard instances.
class FirewallGroupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void attachingOpensWhatTheOtherGroupsDoNot() {
        const auto plan = make({fw(AttachFirewallGroup{web, vm})});
        QVERIFY(plan);
        // 22 from 192.0.2.0/25 is inside what `default` admits; everything may leave already.
        QCOMPARE(effects(*plan), QStringLiteral("opens 443/tcp on vm1 to 4,294,967,296 IPv4 addresses: "
                                                "everyone (0.0.0.0/0)\n"
                                                "443/tcp on vm1 stays closed over IPv6 (::/0)\n"
                                                "opens 5432/tcp on db to vm1, as a member of web"));
        QCOMPARE(int(plan->friction), int(Friction::Confirm));
        QCOMPARE(int(proof(*plan, "no-wider")->verdict), int(Verdict::Holds));
        QCOMPARE(plan->title, QStringLiteral("Attach security group web to vm1"));
        QCOMPARE(QStringList(plan->steps[0].command.begin(), plan->steps[0].command.end()).join(u' '),
                 QStringLiteral("cloudnx firewall attach web vm1"));
    }

    // Neutron answers 409, which Nova hands on as 500: nothing of it is sent.
    void oneKindOfGroupGuardsAnInstance() {
        Inventory in = project();
        in.firewall.value->back().stateful = false; // web
        const auto mixed = make({fw(AttachFirewallGroup{web, vm})}, in);
        QVERIFY(!mixed);
        QCOMPARE(int(mixed.error().kind), int(ErrorKind::Conflict));
        QCOMPARE(
            mixed.error().sentence,
            QStringLiteral("web is stateless and default, which guards vm1, is stateful: an instance has "
                           "groups of one kind only. Detach default there first: cloudnx firewall detach "
                           "default vm1."));
        QVERIFY(make(
            {fw(DetachFirewallGroup{QStringLiteral("default"), vm}), fw(AttachFirewallGroup{web, vm})}, in));
        in.firewall.value->back().stateful.reset(); // a cloud that does not tell
        QVERIFY(make({fw(AttachFirewallGroup{web, vm})}, in));
    }

    void detachingTheLastGroupSaysSo() {
        Inventory in = project();
        in.firewall.value->at(1).instances = {QStringLiteral("vm1")};
        const auto plan = make({fw(DetachFirewallGroup{QStringLiteral("default"), vm})}, in);
        QVERIFY(plan);
        QVERIFY2(effects(*plan).contains(
                     QStringLiteral("closes 22/tcp on vm1 to 256 IPv4 addresses: 192.0.2.0/24")),
                 qPrintable(effects(*plan)));
        QVERIFY2(effects(*plan).endsWith(
                     QStringLiteral("vm1 is left without a security group: nothing gets in or out")),
                 qPrintable(effects(*plan)));
        QCOMPARE(int(plan->friction), int(Friction::Confirm));
        QCOMPARE(int(proof(*plan, "lockout")->verdict), int(Verdict::Unknown));
        QCOMPARE(int(make({fw(DetachFirewallGroup{web, QStringLiteral("vm2")})})->friction),
                 int(Friction::None));
    }

    void aRuleNamesEveryInstanceItReaches() {
        const auto plan = make({fw(AddRule{QStringLiteral("default"), ruleOf("8443", "10.0.0.0/8")})});
        QVERIFY2(effects(*plan).contains(QStringLiteral("default guards vm1, vm2, vm3")),
                 qPrintable(effects(*plan)));
        const auto members = make({fw(AddRule{QStringLiteral("default"), membersOf(web, "8443")})});
        QVERIFY2(effects(*members).contains(QStringLiteral("members of web are vm2")),
                 qPrintable(effects(*members)));
    }

    void anIsolatingGroupIsNoWiderOnTheWay() {
        const QString jail = QStringLiteral("quarantine");
        const auto leaves = rulesOfNewGroup();
        const auto plan = make({fw(CreateFirewallGroup{jail, {}, true}), fw(RemoveRule{jail, leaves[0]}),
                                fw(RemoveRule{jail, leaves[1]}), fw(AttachFirewallGroup{jail, vm}),
                                fw(DetachFirewallGroup{QStringLiteral("default"), vm})});
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().sentence));
        QCOMPARE(int(proof(*plan, "no-wider")->verdict), int(Verdict::Holds));
        QVERIFY(std::all_of(plan->steps.begin(), plan->steps.end(),
                            [](const Step &step) { return step.inverse.has_value(); }));
    }

    void openForAWhileByAGroupIsRefused() {
        const auto plan = make({fw(AttachFirewallGroup{web, vm}), fw(DetachFirewallGroup{web, vm})});
        QCOMPARE(int(proof(*plan, "no-wider")->verdict), int(Verdict::Fails));
        const auto narrowedTooLate =
            make({fw(AttachFirewallGroup{web, vm}), fw(RemoveRule{web, ruleOf("443", "0.0.0.0/0")})});
        QCOMPARE(int(proof(*narrowedTooLate, "no-wider")->verdict), int(Verdict::Fails));
    }

    void whatGoesWithAGroupIsSaid() {
        Inventory in = project();
        in.firewall.value->back().instances.clear();
        const auto bare = make({fw(DeleteFirewallGroup{web})}, in);
        QVERIFY(bare);
        QVERIFY(!bare->steps[0].inverse);
        QCOMPARE(bare->steps[0].whyNoInverse,
                 QStringLiteral("A security group cannot be brought back with its rules. Lost with web: "
                                "2 rules, 1 rule of another group for its members."));
        QCOMPARE(int(bare->friction), int(Friction::TypeName));
        QCOMPARE(effects(*bare), QStringLiteral("closes 5432/tcp on db to members of web (IPv4)"));
        const auto steps = deletionOf(web, in);
        QCOMPARE(int(steps.size()), 4);
        const auto whole = make(steps, in);
        QVERIFY(whole);
        QCOMPARE(effects(*whole), QStringLiteral("db guards vm3\n"
                                                 "closes 5432/tcp on db to members of web (IPv4)"));
        const auto undo = make({fw(CreateFirewallGroup{QStringLiteral("new"), {}, true}),
                                fw(AddRule{QStringLiteral("new"), ruleOf("443", "0.0.0.0/0")})},
                               in);
        QCOMPARE(int(proof(*undo, "no-wider")->verdict), int(Verdict::Holds));
        QCOMPARE(effects(*undo),
                 QStringLiteral("new lets everything out and nothing in, and guards no instance yet"));
        QCOMPARE(int(whole->friction), int(Friction::None));
        Inventory after = in;
        for (const Change &step : steps)
            simulate(after, step);
        for (auto step = whole->steps.rbegin(); step != whole->steps.rend(); ++step)
            simulate(after, *step->inverse);
        QCOMPARE(essence(after), essence(in));
    }

    void refusesWhatCannotBe_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, FirewallChange change, ErrorKind kind, const char *says) {
            QTest::newRow(name) << Change(std::move(change)) << int(kind) << QString::fromUtf8(says);
        };
        const QString def = QStringLiteral("default");
        const QString shared = QStringLiteral("shared");
        row("there already", CreateFirewallGroup{web, {}, true}, ErrorKind::Conflict, "exists already");
        row("no name", CreateFirewallGroup{QStringLiteral("  "), {}, true}, ErrorKind::Invalid,
            "needs a name");
        row("default", DeleteFirewallGroup{def}, ErrorKind::Invalid, "cannot be deleted");
        row("in use", DeleteFirewallGroup{web}, ErrorKind::Conflict,
            "guards vm2. Detach it there first: cloudnx firewall detach web vm2.");
        row("shared: rules", AddRule{shared, ruleOf("1", "10.0.0.0/8")}, ErrorKind::Forbidden,
            "belongs to project another-project");
        row("shared: remove", RemoveRule{shared, ruleOf("9100", "10.0.0.0/8")}, ErrorKind::Forbidden,
            "only that project");
        row("shared: delete", DeleteFirewallGroup{shared}, ErrorKind::Forbidden, "only that project");
        row("attached twice", AttachFirewallGroup{def, vm}, ErrorKind::Conflict,
            "default guards vm1 already");
        row("not attached", DetachFirewallGroup{web, vm}, ErrorKind::Conflict, "web does not guard vm1");
        row("no such group", AttachFirewallGroup{QStringLiteral("weeb"), vm}, ErrorKind::NotFound,
            "There is no security group \"weeb\". Did you mean web?");
        row("no such instance", AttachFirewallGroup{web, QStringLiteral("vm7")}, ErrorKind::NotFound,
            "There is no instance \"vm7\".");
    }

    void refusesWhatCannotBe() {
        QFETCH(Change, change);
        QFETCH(int, kind);
        QFETCH(QString, says);
        const auto plan = make({change});
        QVERIFY(!plan);
        QVERIFY2(plan.error().sentence.contains(says), qPrintable(plan.error().sentence));
        QCOMPARE(int(plan.error().kind), kind);
    }

    void sharedGroupsCanBeAttached() {
        QVERIFY(make({fw(AttachFirewallGroup{QStringLiteral("shared"), vm})}));
    }

    void notOfferedWhereInstancesHaveTheirOwn() {
        for (const FirewallChange &change :
             {FirewallChange(CreateFirewallGroup{web, {}, true}), FirewallChange(DeleteFirewallGroup{web}),
              FirewallChange(AttachFirewallGroup{QStringLiteral("web-01"), QStringLiteral("db-01")}),
              FirewallChange(DetachFirewallGroup{QStringLiteral("web-01"), QStringLiteral("web-01")})}) {
            const auto plan = make({Change(change)}, sampleInventory());
            QVERIFY(!plan);
            QCOMPARE(int(plan.error().kind), int(ErrorKind::Unsupported));
            QVERIFY2(plan.error().sentence.contains(QStringLiteral("Not offered by this cloud")),
                     qPrintable(plan.error().sentence));
        }
    }

    void driftIsWhatGuardsTheInstance() {
        const auto plan = make({fw(AttachFirewallGroup{web, vm})});
        Inventory fresh = project();
        QVERIFY(checkDrift(*plan, fresh, sampleNow()));
        fresh.firewall.value->at(0).instances.push_back(QStringLiteral("vm2")); // another's business
        QVERIFY(checkDrift(*plan, fresh, sampleNow()));
        fresh.firewall.value->at(1).rules.pop_back(); // `default` guards vm1 as well
        const Done drift = checkDrift(*plan, fresh, sampleNow());
        QVERIFY(!drift);
        QVERIFY2(drift.error().sentence.contains(QStringLiteral("what guards vm1")),
                 qPrintable(drift.error().sentence));
    }

    void everyChangeComesTrueAndIsTakenBack() {
        MemoryCloud cloud(project());
        const QTemporaryDir folder;
        Journal journal(folder.filePath(QStringLiteral("journal")));
        const FixedClock clock(sampleNow());
        Executor executor(cloud, journal, clock);
        FixedDesk desk;
        const QString fresh = QStringLiteral("fresh");
        const std::vector<Change> changes{fw(CreateFirewallGroup{QStringLiteral("loose"), {}, false}),
                                          fw(CreateFirewallGroup{fresh, QStringLiteral("for a test"), true}),
                                          fw(AttachFirewallGroup{fresh, vm}),
                                          fw(DetachFirewallGroup{web, QStringLiteral("vm2")})};
        const auto apply = [&](std::vector<Change> some, const QString &undoes = {}) {
            const auto plan = makePlan(std::move(some), {}, cloud.inventory(), sampleNow());
            if (!plan)
                qFatal("%s", qPrintable(plan.error().sentence));
            const auto outcome = executor.apply(*plan, desk, {}, {}, undoes);
            if (!outcome || outcome->error)
                qFatal("%s", qPrintable(outcome ? outcome->error->sentence : outcome.error().sentence));
            for (const StepOutcome &step : outcome->steps)
                if (step.cameTrue != std::optional(true))
                    qFatal("not read back");
        };
        const QString before = essence(cloud.inventory());
        apply(changes);
        QVERIFY(essence(cloud.inventory()) != before);
        const auto undo = journal.undoOf({});
        QVERIFY(undo);
        apply(undo->changes, undo->planId);
        QCOMPARE(essence(cloud.inventory()), before);
    }
};

QTEST_GUILESS_MAIN(FirewallGroupsTest)
#include "tst_firewallgroups.moc"
