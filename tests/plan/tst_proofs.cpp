#include "models/plan/plan.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const QString web = QStringLiteral("web-01");
const QString deploy = QStringLiteral("deploy");
const QString oldKey = QStringLiteral("AKIAOLDKEY0000000001");
const QString newKey = QStringLiteral("AKIANEWKEY0000000002");

Inventory signedInAsDeploy() {
    Inventory inventory = sampleInventory();
    inventory.identity.value->kind = IdentityKind::IamUser;
    inventory.identity.value->name = deploy;
    return inventory;
}

Inventory onOpenStack() {
    Inventory inventory = sampleInventory();
    inventory.cloud = QStringLiteral("openstack");
    for (FirewallGroup &group : *inventory.firewall.value)
        std::erase_if(group.rules, [](const Rule &rule) { return rule.implicit; });
    return inventory;
}

Proof proofOf(const char *id, std::vector<Change> changes, const Inventory &inventory = sampleInventory()) {
    const auto plan = makePlan(std::move(changes), {}, inventory, sampleNow());
    if (!plan)
        qFatal("%s", qPrintable(plan.error().sentence));
    for (const Proof &proof : plan->proofs)
        if (proof.id == QLatin1String(id))
            return proof;
    return {};
}

Change add(const char *ports, const char *cidr, Protocol protocol = Protocol::Tcp) {
    return FirewallChange(AddRule{web, ruleOf(ports, cidr, protocol)});
}

Change drop(const char *ports, const char *cidr) {
    return FirewallChange(RemoveRule{web, ruleOf(ports, cidr)});
}

} // namespace

class ProofsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void lockout_data() {
        QTest::addColumn<QString>("ports");
        QTest::addColumn<int>("protocol");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char *name, const char *ports, Protocol protocol, Verdict verdict) {
            QTest::newRow(name) << QString::fromLatin1(ports) << int(protocol) << int(verdict);
        };
        row("a web port", "8443", Protocol::Tcp, Verdict::Holds);
        row("22 of udp", "22", Protocol::Udp, Verdict::Holds);
        row("ping", "", Protocol::Icmp, Verdict::Holds);
        row("22", "22", Protocol::Tcp, Verdict::Unknown);
        row("a range over 22", "20-25", Protocol::Tcp, Verdict::Unknown);
        row("the assigned port", "30001", Protocol::Tcp, Verdict::Unknown);
        row("the assigned port of another", "30002", Protocol::Tcp, Verdict::Holds);
        row("every port", "", Protocol::Tcp, Verdict::Unknown);
        row("every protocol", "", Protocol::Any, Verdict::Unknown);
    }

    void lockout() {
        QFETCH(QString, ports);
        QFETCH(int, protocol);
        QFETCH(int, verdict);
        const Proof proof =
            proofOf("lockout", {add(ports.toLatin1().constData(), "122.176.45.0/24", Protocol(protocol))});
        QCOMPARE(int(proof.verdict), verdict);
        QVERIFY(!proof.reason.isEmpty());
        const bool bothReadings = proof.reason.contains(QStringLiteral("If it does not")) &&
                                  proof.reason.contains(QStringLiteral("if it does, only"));
        QCOMPARE(bothReadings, Verdict(verdict) == Verdict::Unknown);
    }

    void lockoutNamesTheStep() {
        const Proof proof = proofOf("lockout", {add("8443", "10.0.0.0/8"), add("22", "10.0.0.0/8")});
        QVERIFY2(proof.reason.startsWith(QStringLiteral("Step 2 touches SSH")), qPrintable(proof.reason));
    }

    void withoutAnImplicitRuleNothingIsPromised() {
        Inventory inventory = onOpenStack();
        const Proof wider = proofOf("lockout", {add("22", "10.0.0.0/8")}, inventory);
        QCOMPARE(int(wider.verdict), int(Verdict::Holds)); // nobody loses anything
        inventory.firewall.value->front().rules.push_back(sample::rule("fw-9", ruleOf("22", "10.0.0.0/8")));
        const Proof narrower = proofOf("lockout", {drop("22", "10.0.0.0/8")}, inventory);
        QCOMPARE(int(narrower.verdict), int(Verdict::Unknown));
        QVERIFY(narrower.reason.startsWith(QStringLiteral("Not provable")));
        QVERIFY(!narrower.reason.contains(QStringLiteral("CloudNx")));
    }

    // Reading for reading, what the docs leave open.
    void knownRangesOnCloudNx() {
        const Vantage home{{CidrBlock::parse(QStringLiteral("122.176.45.7")).value()}};
        const auto verdict = [&](const Change &change) {
            const auto plan = makePlan({change}, {}, sampleInventory(), sampleNow(), home);
            return plan->proofs.front();
        };
        const Proof mine = verdict(add("22", "122.176.45.0/24"));
        QVERIFY2(mine.verdict == Verdict::Holds, qPrintable(mine.reason)); // by either reading
        const Proof others = verdict(add("22", "10.0.0.0/8"));
        QCOMPARE(int(others.verdict), int(Verdict::Unknown));
        QVERIFY2(
            others.reason.contains(QStringLiteral("122.176.45.7/32, where you manage it from, is not among")),
            qPrintable(others.reason));
    }

    void whereTheAssignedPortIsNotToldNothingIsProved() {
        const Vantage home{{CidrBlock::parse(QStringLiteral("122.176.45.7")).value()}};
        for (const bool told : {true, false}) {
            Inventory inventory = sampleInventory();
            for (Instance &instance : *inventory.instances.value)
                if (!told)
                    instance.sshPort.reset();
            const auto plan = makePlan({add("40022", "10.0.0.0/8")}, {}, inventory, sampleNow(), home);
            const Proof &proof = plan->proofs.front();
            QCOMPARE(int(proof.verdict), int(told ? Verdict::Holds : Verdict::Unknown));
            QVERIFY2(told || proof.reason.contains(QStringLiteral("is not told")), qPrintable(proof.reason));
        }
    }

    // Whoever manages from a member whose address is not known is not among the known ranges, and loses all
    // the same.
    void membersOfUnknownAddressAreNotForgotten() {
        Inventory inventory = onOpenStack();
        RuleSpec members = ruleOf("22", "0.0.0.0/32");
        members.peerGroup = QStringLiteral("jump");
        inventory.firewall.value->front().rules = {sample::rule("fw-1", members),
                                                   sample::rule("fw-2", ruleOf("22", "122.176.45.0/24"))};
        inventory.firewall.value->push_back(sample::firewallOf("jump", {}));
        inventory.firewall.value->back().instances = {QStringLiteral("bastion")};
        const Vantage home{{CidrBlock::parse(QStringLiteral("122.176.45.7")).value()}};
        const Change remove = FirewallChange(RemoveRule{web, members});
        const auto verdict = [&](std::vector<Change> changes) {
            const auto plan = makePlan(std::move(changes), {}, inventory, sampleNow(), home);
            return plan->proofs.front();
        };
        const Proof lost = verdict({remove});
        QCOMPARE(int(lost.verdict), int(Verdict::Unknown));
        QVERIFY2(
            lost.reason.contains(QStringLiteral("from members of jump, and the addresses of some of them are "
                                                "not known")),
            qPrintable(lost.reason));
        // What is certain comes first, and who keeps a way in by another rule loses nothing.
        QCOMPARE(int(verdict({remove, drop("22", "122.176.45.0/24")}).verdict), int(Verdict::Fails));
        QCOMPARE(int(verdict({add("22", "0.0.0.0/0"), remove}).verdict), int(Verdict::Holds));
        // To narrow what was open to everyone takes nothing from members.
        inventory.firewall.value->front().rules.push_back(sample::rule("fw-3", ruleOf("22", "0.0.0.0/0")));
        QCOMPARE(int(verdict({drop("22", "0.0.0.0/0")}).verdict), int(Verdict::Holds));
        // A member whose only address is public is known by it.
        Instance bastion;
        bastion.name = QStringLiteral("bastion");
        bastion.publicIp = QStringLiteral("203.0.113.9");
        inventory.instances.value->push_back(bastion);
        inventory.firewall.value->front().rules.pop_back();
        QCOMPARE(int(verdict({remove}).verdict), int(Verdict::Holds));
    }

    void answersOfAStatelessGroupNeedARule() {
        Inventory inventory = onOpenStack();
        RuleSpec out = ruleOf("1-65535", "0.0.0.0/0");
        out.direction = Direction::Egress;
        FirewallGroup &group = inventory.firewall.value->front();
        group.rules = {sample::rule("fw-1", ruleOf("22", "122.176.45.0/24")), sample::rule("fw-2", out)};
        const Vantage home{{CidrBlock::parse(QStringLiteral("122.176.45.7")).value()}};
        const auto verdict = [&] {
            return makePlan({FirewallChange(RemoveRule{web, out})}, {}, inventory, sampleNow(), home)
                ->proofs.front();
        };
        QCOMPARE(int(verdict().verdict), int(Verdict::Holds));
        group.stateful = false;
        QCOMPARE(int(verdict().verdict), int(Verdict::Unknown));
        QVERIFY(verdict().reason.contains(QStringLiteral("answers need a rule of their own")));
    }

    // By the reading that rules for 22 narrow the platform's own, the last of them to go opens SSH to
    // everyone.
    void theLastRuleForSshMayOpenIt() {
        Inventory inventory = sampleInventory();
        inventory.firewall.value->front().rules.push_back(sample::rule("fw-9", ruleOf("22", "10.0.0.0/8")));
        const Proof last = proofOf("no-wider", {drop("22", "10.0.0.0/8")}, inventory);
        QCOMPARE(int(last.verdict), int(Verdict::Unknown));
        QVERIFY2(last.reason.contains(QStringLiteral("if they do, SSH opens to everyone")) &&
                     last.reason.contains(QStringLiteral("if not, nothing opens")),
                 qPrintable(last.reason));
        inventory.firewall.value->front().rules.push_back(
            sample::rule("fw-10", ruleOf("20-25", "10.0.0.0/8")));
        QCOMPARE(int(proofOf("no-wider", {drop("22", "10.0.0.0/8")}, inventory).verdict),
                 int(Verdict::Holds));
        QCOMPARE(int(proofOf("no-wider", {drop("80", "0.0.0.0/0")}, inventory).verdict), int(Verdict::Holds));
    }

    // Halves of the internet want the same yes as the whole.
    void halvesOfTheInternetWantAYes() {
        for (const char *block : {"0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/7", "2000::/3"}) {
            const auto plan = makePlan({add("5432", block)}, {}, sampleInventory(), sampleNow());
            QVERIFY2(plan->friction == Friction::Confirm, block);
        }
        QCOMPARE(int(makePlan({add("5432", "10.0.0.0/8")}, {}, sampleInventory(), sampleNow())->friction),
                 int(Friction::None));
    }

    void nothingWiderShowsTheDifference() {
        const Proof narrower = proofOf("no-wider", {add("80", "10.0.0.0/8"), drop("80", "0.0.0.0/0")});
        QCOMPARE(int(narrower.verdict), int(Verdict::Holds));
        QCOMPARE(narrower.reason, QStringLiteral("The end admits nothing that is not admitted now."));
        const Proof wider = proofOf("no-wider", {add("8443", "10.0.0.0/8")});
        QCOMPARE(int(wider.verdict), int(Verdict::Holds));
        QCOMPARE(wider.reason,
                 QStringLiteral("The end admits only this in addition: 8443/tcp on web-01 to 10.0.0.0/8."));
    }

    void openForAWhileIsRefused() {
        std::vector<Change> changes{add("9000", "0.0.0.0/0"), add("9000", "10.0.0.0/8"),
                                    drop("9000", "0.0.0.0/0")};
        const Proof proof = proofOf("no-wider", changes);
        QCOMPARE(int(proof.verdict), int(Verdict::Fails));
        QVERIFY2(proof.reason.startsWith(QStringLiteral("Step 1 ")), qPrintable(proof.reason));
        const auto plan = makePlan(changes, {}, sampleInventory(), sampleNow());
        QVERIFY(plan);                                                               // it is shown …
        QCOMPARE(int(checkProofs(*plan).error().kind), int(ErrorKind::ProofFailed)); // … and refused
        QCOMPARE(exitCode(checkProofs(*plan).error().kind), 5);
    }

    void firewallProofsOnlyForFirewallPlans() {
        QCOMPARE(proofOf("lockout", {IamChange(CreateUser{QStringLiteral("alice")})}).id, QString());
        QCOMPARE(proofOf("signed-in", {add("80", "::/0")}).id, QString());
    }

    void rootIsNeverShutOut() {
        QCOMPARE(int(proofOf("signed-in", {IamChange(DeleteUser{deploy})}).verdict), int(Verdict::Holds));
        QCOMPARE(int(proofOf("signed-in", {IamChange(DeleteAccessKey{deploy, newKey})}).verdict),
                 int(Verdict::Holds));
    }

    void deletingYourselfFails() {
        const Proof proof = proofOf("signed-in", {IamChange(DeleteUser{deploy})}, signedInAsDeploy());
        QCOMPARE(int(proof.verdict), int(Verdict::Fails));
        QVERIFY(proof.reason.contains(QStringLiteral("You are deploy")));
    }

    void yourOwnKeyIsNotKnownToBeSafe() {
        const Change one = IamChange(SetAccessKeyActive{deploy, oldKey, false});
        QCOMPARE(int(proofOf("signed-in", {one}, signedInAsDeploy()).verdict), int(Verdict::Unknown));
        const Change other = IamChange(DeleteAccessKey{deploy, newKey});
        QCOMPARE(int(proofOf("signed-in", {one, other}, signedInAsDeploy()).verdict), int(Verdict::Fails));
        Inventory withPassword = signedInAsDeploy();
        withPassword.users.value->front().consoleAccess = true;
        QCOMPARE(int(proofOf("signed-in", {one, other}, withPassword).verdict), int(Verdict::Unknown));
    }

    void anotherUserOfTheSameNameIsRootsBusiness() {
        Inventory rootNamedDeploy = sampleInventory();
        rootNamedDeploy.identity.value->name = deploy;
        QCOMPARE(int(proofOf("signed-in", {IamChange(DeleteUser{deploy})}, rootNamedDeploy).verdict),
                 int(Verdict::Holds));
    }

    void takingYourOwnPasswordFails() {
        Inventory inventory = signedInAsDeploy();
        inventory.users.value->front().consoleAccess = true;
        QCOMPARE(int(proofOf("signed-in", {IamChange(DisableConsolePassword{deploy})}, inventory).verdict),
                 int(Verdict::Fails));
    }

    void whoIsNotKnownIsNotSafe() {
        Inventory inventory = sampleInventory();
        inventory.identity = {};
        QCOMPARE(int(proofOf("signed-in", {IamChange(DeleteUser{deploy})}, inventory).verdict),
                 int(Verdict::Unknown));
    }

    void theCurrentSessionIsNotRevoked() {
        QCOMPARE(int(proofOf("signed-in", {AccountChange(RevokeSession{QStringLiteral("ses-1")})}).verdict),
                 int(Verdict::Fails));
        QCOMPARE(int(proofOf("signed-in", {AccountChange(RevokeSession{QStringLiteral("ses-2")})}).verdict),
                 int(Verdict::Holds));
    }

    void whatMayBeInUseIsNeverCalledUnused() {
        const Proof key = proofOf("unused", {IamChange(DeleteAccessKey{deploy, newKey})});
        QCOMPARE(int(key.verdict), int(Verdict::Unknown));
        QVERIFY2(key.reason.contains(QStringLiteral("3 h ago")), qPrintable(key.reason));
        const Change disable = KmsChange(SetKmsKeyEnabled{QStringLiteral("billing-secrets"), false});
        QCOMPARE(int(proofOf("not-needed", {disable}).verdict), int(Verdict::Unknown));
    }
};

QTEST_GUILESS_MAIN(ProofsTest)
#include "tst_proofs.moc"
