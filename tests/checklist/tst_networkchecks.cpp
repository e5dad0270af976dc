#include "tests/checklist/judged.h"

using namespace cloudnx;
using namespace cloudnx::test;
using enum cloudnx::CheckResult;

namespace {

RuleSpec why(RuleSpec spec, const char *reason = "for the shop") {
    spec.description = QString::fromLatin1(reason);
    return spec;
}

/// db-01 with these rules.
Alter db(std::vector<RuleSpec> specs) {
    return [specs](World &world) {
        std::vector<Rule> rules;
        for (const RuleSpec &spec : specs)
            rules.push_back(sample::rule(qPrintable(QStringLiteral("fw-%1").arg(rules.size() + 10)), spec));
        world.inventory.firewall.value->at(1) = sample::firewallOf("db-01", std::move(rules));
        world.inventory.firewall.value->at(1).stateful = true;
    };
}

Alter both(Alter first, Alter second) {
    return [=](World &world) {
        first(world);
        second(world);
    };
}

Alter openStack(std::vector<RuleSpec> specs) {
    return [specs](World &world) {
        world.inventory.cloud = QStringLiteral("openstack");
        FirewallGroup group{
            QStringLiteral("sg-1"), QStringLiteral("default"), {}, {QStringLiteral("web-01")}, true, {}};
        for (const RuleSpec &spec : specs)
            group.rules.push_back(sample::rule("sgr", spec));
        world.inventory.firewall.value->push_back(group);
    };
}

RuleSpec ofMembers(RuleSpec spec) {
    spec.peerGroup = QStringLiteral("default");
    return spec;
}

/// The same without the platform's own rule for SSH, as on OpenStack.
Alter ssh(std::vector<RuleSpec> specs) {
    return both(db(std::move(specs)), [](World &world) {
        for (FirewallGroup &group : *world.inventory.firewall.value)
            std::erase_if(group.rules, [](const Rule &rule) { return rule.implicit; });
    });
}

/// db-01 alone, in a region of bwCloud that publishes what it blocks (resources/regions/bwcloud.json).
Alter mannheim(std::vector<RuleSpec> specs) {
    return [specs](World &world) {
        world = cleanProject();
        for (Instance &instance : *world.inventory.instances.value)
            instance.region = QStringLiteral("Mannheim");
        world.inventory.firewall.value->clear();
        world.inventory.firewall.value->push_back({});
        world.inventory.firewall.value->push_back({});
        db(specs)(world);
        std::erase_if(world.inventory.firewall.value->at(1).rules,
                      [](const Rule &rule) { return rule.implicit; });
    };
}

} // namespace

/// Who reaches what, as rules say.
class NetworkChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void says_data() {
        worldColumns();
        const Alter nothing = [](World &) {};
        const Alter noInstances = [](World &world) {
            remove(world.inventory, Part::Instances, Absence::Failed);
        };
        const Alter noRules = [](World &world) { remove(world.inventory, Part::Firewall, Absence::Failed); };

        row("public-databases", "private", nothing, Pass, "Only private addresses");
        row("public-databases", "everyone", db({ruleOf("5432", "0.0.0.0/0")}), Fail, "db-01 (PostgreSQL)");
        row("public-databases", "an office is public, too", db({ruleOf("3306", "122.176.45.0/24")}), Fail,
            "db-01 (MySQL)");
        row("public-databases", "inside a range", db({ruleOf("6000-7000", "122.176.45.7/32")}), Fail,
            "db-01 (Redis)");
        row("public-databases", "over IPv6", db({ruleOf("27017", "2001:db8::/32")}), Fail, "MongoDB");
        row("public-databases", "private IPv6", db({ruleOf("27017", "fd00::/8")}), Pass, "Only private");
        row("public-databases", "a web port", db({ruleOf("443", "0.0.0.0/0")}), Pass, "Only private");
        row("public-databases", "rules not read", noRules, Unknown, "could not be read");
        row(
            "public-databases", "an instance without rules",
            [](World &world) { world.inventory.firewall.value->pop_back(); }, Unknown,
            "The rules of worker are not known.");

        row("ssh-ranges", "the platform's rule lets everyone in", nothing, Unknown,
            "the platform's own rule lets everyone reach");
        row("ssh-ranges", "no rule for SSH at all", ssh({}), Pass, "No rule lets strangers");
        row("ssh-ranges", "your range", ssh({ruleOf("22", "122.176.45.0/24")}), Pass, "strangers");
        row("ssh-ranges", "an address in it", ssh({ruleOf("22", "122.176.45.7/32")}), Pass, "strangers");
        row("ssh-ranges", "the next range", ssh({ruleOf("22", "122.176.46.0/24")}), Fail, "db-01");
        row("ssh-ranges", "the next range, beside the platform's rule", db({ruleOf("22", "122.176.46.0/24")}),
            Fail, "db-01");
        row("ssh-ranges", "wider than yours", ssh({ruleOf("22", "122.176.44.0/23")}), Fail, "db-01");
        row("ssh-ranges", "a range of ports", ssh({ruleOf("20-30", "0.0.0.0/0")}), Fail, "db-01");
        row("ssh-ranges", "any protocol", ssh({ruleOf("", "0.0.0.0/0", Protocol::Any)}), Fail, "db-01");
        row("ssh-ranges", "private", ssh({ruleOf("22", "10.0.0.0/8")}), Pass, "strangers");
        row("ssh-ranges", "nobody told the ranges",
            both(ssh({ruleOf("22", "122.176.45.0/24")}),
                 [](World &world) { world.record.adminRanges.clear(); }),
            Unknown, "nobody has told");
        row("ssh-ranges", "nobody told the ranges, and nobody could own so many",
            both(ssh({ruleOf("22", "0.0.0.0/0")}), [](World &world) { world.record.adminRanges.clear(); }),
            Fail, "db-01");
        row("ssh-ranges", "nobody told the ranges, and only private ones are let in",
            both(ssh({ruleOf("22", "10.0.0.0/8")}), [](World &world) { world.record.adminRanges.clear(); }),
            Pass, "strangers");
        row("ssh-ranges", "the port they manage through",
            both(ssh({ruleOf("2222", "0.0.0.0/0")}),
                 [](World &world) { world.record.managementPort = 2222; }),
            Fail, "db-01");
        row("ssh-ranges", "an instance without rules",
            both(ssh({}), [](World &world) { world.inventory.firewall.value->pop_back(); }), Unknown,
            "rules of worker are not known");
        row("ssh-ranges", "instances not read", noInstances, Unknown, "Instances");

        row("both-families", "even", nothing, Pass, "No port is limited");
        row("both-families", "IPv6 forgotten",
            db({ruleOf("8080", "122.176.45.0/24"), ruleOf("8080", "::/0")}), Fail, "db-01 on 8080/tcp");
        row("both-families", "the other way round",
            db({ruleOf("8080", "0.0.0.0/0"), ruleOf("8080", "2001:db8:45::/48")}), Fail, "db-01 on 8080/tcp");
        row("both-families", "one closed", db({ruleOf("8080", "::/0")}), Pass, "No port is limited");
        row("both-families", "in two halves",
            db({ruleOf("8080", "10.0.0.0/8"), ruleOf("8080", "::/1"), ruleOf("8080", "8000::/1")}), Fail,
            "8080");
        row("both-families", "rules not read", noRules, Unknown, "could not be read");

        row("declared-ports", "each says why", nothing, Pass, "says why");
        row("declared-ports", "one does not", db({ruleOf("8080", "0.0.0.0/0")}), Fail,
            "db-01: 8080/tcp from everyone");
        row("declared-ports", "blanks are no reason", db({why(ruleOf("8080", "0.0.0.0/0"), "  ")}), Fail,
            "db-01: 8080/tcp");
        row("declared-ports", "few need none", db({ruleOf("8080", "122.176.45.0/24")}), Pass, "says why");
        row("declared-ports", "rules not read", noRules, Unknown, "could not be read");

        row("stateful-firewall", "stateful", nothing, Pass, "Every set of rules");
        row(
            "stateful-firewall", "stateless",
            [](World &world) { world.inventory.firewall.value->front().stateful = false; }, Fail,
            "web-01 is stateless");
        row(
            "stateful-firewall", "not told, stated",
            [](World &world) { world.inventory.firewall.value->front().stateful.reset(); }, Stated,
            "The provider states");
        row(
            "stateful-firewall", "not told, OpenStack",
            [](World &world) {
                world.inventory.firewall.value->front().stateful.reset();
                world.inventory.cloud = QStringLiteral("openstack");
            },
            Unknown, "does not tell");

        row("ssh-high-port", "high", nothing, Pass, "30000 or above");
        row(
            "ssh-high-port", "22",
            [](World &world) { world.inventory.instances.value->front().sshPort = 22; }, Fail, "web-01");
        row(
            "ssh-high-port", "shared",
            [](World &world) {
                world.inventory.instances.value->front().sshPort =
                    world.inventory.instances.value->back().sshPort;
            },
            Fail, "worker");
        row(
            "ssh-high-port", "not told",
            [](World &world) { world.inventory.instances.value->front().sshPort.reset(); }, Unknown,
            "web-01");
        row("ssh-high-port", "elsewhere", openStack({}), NotOffered, "no such thing");

        row("default-group", "SSH and ICMP",
            openStack({ruleOf("22", "0.0.0.0/0"), ruleOf("", "0.0.0.0/0", Protocol::Icmp),
                       ofMembers(ruleOf("", "0.0.0.0/32", Protocol::Any))}),
            Pass, "SSH and ICMP only");
        row("default-group", "a web port", openStack({ruleOf("22", "0.0.0.0/0"), ruleOf("443", "0.0.0.0/0")}),
            Fail, "443/tcp");
        row("default-group", "a range that holds 22", openStack({ruleOf("22-23", "0.0.0.0/0")}), Fail,
            "22-23/tcp");
        row(
            "default-group", "deleted",
            [](World &world) { world.inventory.cloud = QStringLiteral("openstack"); }, Unknown,
            "No security group");
        row("default-group", "CloudNx has none", nothing, NotOffered, "no such thing");

        const auto seeds = [](std::optional<int> readable) {
            return both(openStack({}), [readable](World &world) {
                world.inventory.secondFactor.value->readableSeeds = readable;
            });
        };
        row("totp-seed", "not told", seeds({}), Unknown, "after such a sign-in");
        row("totp-seed", "its owner reads it", seeds(1), Fail, "may read its own TOTP seed");
        row("totp-seed", "closed by the operator", seeds(0), Pass, "may not read");
        row("totp-seed", "off",
            both(openStack({}), [](World &world) { world.inventory.secondFactor.value->enabled = false; }),
            Unknown, "no seed");
        row("totp-seed", "CloudNx", nothing, NotOffered, "no such thing");
        row("blocked-ports", "OpenStack", openStack({}), Stated, "blocked centrally");
        row("blocked-ports", "listed as open", mannheim({ruleOf("443", "0.0.0.0/0"), ruleOf("22", "::/0")}),
            Pass, "blocks no port");
        row("blocked-ports", "no rule at all", mannheim({}), Pass, "blocks no port");
        row("blocked-ports", "looks open and is closed", mannheim({ruleOf("5432", "203.0.113.0/24")}), Fail,
            "Looks open and is blocked centrally: db-01 5432/tcp in Mannheim.");
        row("blocked-ports", "a range that is blocked as a whole", mannheim({ruleOf("1433-1434", "::/0")}),
            Fail, "1433-1434/tcp");
        row("blocked-ports", "a range of which a part comes through", mannheim({ruleOf("440-450", "::/0")}),
            Pass, "blocks no port");
        row("blocked-ports", "blocked over udp only", mannheim({ruleOf("5353", "::/0", Protocol::Udp)}), Fail,
            "5353/udp");
        row("blocked-ports", "the same over tcp is not listed", mannheim({ruleOf("5353", "::/0")}), Unknown,
            "not listed: db-01 5353/tcp in Mannheim.");
        row("blocked-ports", "a range that ends where nothing is listed",
            mannheim({ruleOf("1-1024", "::/0")}), Unknown, "not listed");
        row("blocked-ports", "from inside it does not pass the data centre's border",
            mannheim({ruleOf("5432", "10.0.0.0/8")}), Pass, "blocks no port");
        row("blocked-ports", "another region beside it does not hide it",
            both(mannheim({ruleOf("5432", "0.0.0.0/0")}),
                 [](World &world) {
                     world.inventory.instances.value->front().region = QStringLiteral("Freiburg");
                     world.inventory.firewall.value->front() =
                         sample::firewallOf("web-01", {sample::rule("r", ruleOf("80", "0.0.0.0/0"))});
                 }),
            Fail, "db-01 5432/tcp");
        row("blocked-ports", "rules not read", both(mannheim({}), noRules), Unknown, "could not be read");
        row("blocked-ports", "instances not read", both(mannheim({}), noInstances), Unknown, "Instances");
        row("blocked-ports", "CloudNx", nothing, NotOffered, "no such thing");
    }

    void says() { judged(); }

    // Without a way in that is known, closing the open one would lock its owner out.
    void theFixForSshAsksForTheRangesFirst() {
        World world = cleanWorld();
        ssh({ruleOf("22", "0.0.0.0/0")})(world);
        world.record.adminRanges.clear();
        const Fix fix = findCheck(QStringLiteral("ssh-ranges"))->fix(world.basis());
        const QString steps = QStringList(fix.steps.begin(), fix.steps.end()).join(u'\n');
        QVERIFY2(steps.contains(QStringLiteral("firewall ranges set")), qPrintable(steps));
        QVERIFY2(!steps.contains(QStringLiteral("remove")), qPrintable(steps));
    }

    void namesTheRulesThatOpenNothing() {
        World world = cleanWorld();
        mannheim({ruleOf("443", "0.0.0.0/0"), ruleOf("5432", "0.0.0.0/0")})(world);
        const Fix fix = findCheck(QStringLiteral("blocked-ports"))->fix(world.basis());
        QVERIFY(!fix.automatic);
        QCOMPARE(fix.steps.front(),
                 QStringLiteral("Take the rule away, for it opens nothing: cloudnx firewall "
                                "remove db-01 tcp 5432 --cidr 0.0.0.0/0"));
        QCOMPARE(fix.steps.size(), std::size_t(2));
    }

    // What an any-rule admits is kept for SSH only, and every range gets its rule before the wide one goes.
    void theFixForSshNamesEveryStep() {
        World world = cleanWorld();
        ssh({ruleOf("", "0.0.0.0/0", Protocol::Any)})(world);
        const Fix fix = findCheck(QStringLiteral("ssh-ranges"))->fix(world.basis());
        QVERIFY(!fix.automatic);
        QCOMPARE(fix.steps.size(), std::size_t(2));
        QVERIFY2(fix.steps.at(0).contains(QStringLiteral("firewall add db-01 tcp 22 --cidr 122.176.45.0/24")),
                 qPrintable(fix.steps.at(0)));
        QVERIFY2(fix.steps.at(1).contains(QStringLiteral("firewall remove db-01 any")),
                 qPrintable(fix.steps.at(1)));
    }
};

QTEST_GUILESS_MAIN(NetworkChecksTest)
#include "tst_networkchecks.moc"
