#include "models/firewall/ruleeffect.h"
#include "tests/firewall/smallworld.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

FirewallGroup groupOf(const std::vector<RuleSpec> &rules) {
    FirewallGroup group;
    group.name = QStringLiteral("db-01");
    group.instances = {group.name};
    for (const RuleSpec &rule : rules)
        group.rules.push_back({QString(), rule, false, {}});
    return group;
}

// Of what the small world can tell apart: its ports, type 0 of icmp, and no groups.
RuleSpec randomBlockRule(std::mt19937 &random) {
    RuleSpec rule = randomRule(random);
    rule.peerGroup.reset();
    if (rule.protocol == Protocol::Icmp || rule.protocol == Protocol::Icmpv6)
        rule.icmpType = 0;
    const bool hasPorts = rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp ||
                          rule.protocolName == QStringLiteral("sctp");
    if (hasPorts && !rule.ports)
        rule.ports = PortRange::between(0, portCount - 1).value();
    return rule;
}

std::vector<RuleSpec> randomBlockRules(std::mt19937 &random) {
    std::vector<RuleSpec> rules(random() % 7);
    for (RuleSpec &rule : rules)
        rule = randomBlockRule(random);
    return rules;
}

bool opensNothing(const QString &sentence) {
    return sentence.startsWith(QStringLiteral("Opens nothing"));
}

bool closesNothing(const QString &sentence) {
    return sentence.contains(QStringLiteral("closes nothing"));
}

RuleSpec forGroup(const char *ports, const char *group) {
    RuleSpec rule = ruleOf(ports, "0.0.0.0/0");
    rule.peerGroup = QLatin1String(group);
    return rule;
}

} // namespace

class RuleEffectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // Against every packet of the world before and after.
    void agreesWithEveryPacketOfSmallWorlds() {
        std::mt19937 random(20261125);
        int changes = 0;
        for (int round = 0; round < 20000; ++round) {
            auto rules = randomBlockRules(random);
            const RuleSpec now = randomBlockRule(random);
            EffectTeller teller(groupOf(rules));
            const World before = worldOf(rules, {});
            QString said;
            if (!rules.empty() && round % 2 == 0) {
                const RuleSpec old = rules[random() % rules.size()];
                said = teller.replacing(old, now).sentence;
                std::erase_if(rules, [&](const RuleSpec &rule) { return sameTraffic(rule, old); });
            } else {
                said = teller.adding(now).sentence;
                if (said.endsWith(QStringLiteral("has this rule already.")))
                    said = QStringLiteral("Opens nothing and closes nothing");
            }
            rules.push_back(now);
            const World after = worldOf(rules, {});
            const auto more = [](auto m, auto n) { return m & ~n; };
            const bool opens = combined(after, before, more) != World{};
            const bool closes = combined(before, after, more) != World{};
            changes += opens && closes;
            QVERIFY2(opensNothing(said) == !opens && closesNothing(said) == !closes,
                     qPrintable(QStringLiteral("round %1: %2").arg(round).arg(said)));
        }
        QVERIFY(changes > 1000);
    }

    // Beside what was open before, the rest of the internet is the internet still; so are halves of it.
    void theInternetIsNotNamed_data() {
        QTest::addColumn<QString>("open");
        QTest::addColumn<QString>("added");
        QTest::addColumn<bool>("internet");
        QTest::newRow("all but an office") << "203.0.113.0/24" << "0.0.0.0/0" << true;
        QTest::newRow("a half") << "203.0.113.0/24" << "0.0.0.0/1" << true;
        QTest::newRow("the rest of it") << "0.0.0.0/1" << "128.0.0.0/1" << true;
        QTest::newRow("a network") << "203.0.113.0/24" << "198.51.100.0/24" << false;
        QTest::newRow("a private one") << "203.0.113.0/24" << "10.0.0.0/8" << false;
        QTest::newRow("nothing new") << "0.0.0.0/0" << "128.0.0.0/1" << false;
    }

    void theInternetIsNotNamed() {
        QFETCH(QString, open);
        QFETCH(QString, added);
        QFETCH(bool, internet);
        const EffectTeller teller(groupOf({ruleOf("5432", open.toLatin1().constData())}));
        const RuleEffect effect = teller.adding(ruleOf("5432", added.toLatin1().constData()));
        QCOMPARE(effect.kind == RuleEffect::Kind::Internet, internet);
    }

    void membersOfAGroupAreNamed() {
        EffectTeller teller(groupOf({forGroup("5432", "app"), ruleOf("22", "203.0.113.0/24")}));
        QCOMPARE(teller.adding(forGroup("6379", "app")).sentence,
                 QStringLiteral("Opens 6379/tcp to members of app (IPv4); closes nothing."));
        QCOMPARE(teller.replacing(forGroup("5432", "app"), forGroup("5432", "jobs")).sentence,
                 QStringLiteral("Opens 5432/tcp to members of jobs (IPv4); closes 5432/tcp to members of app "
                                "(IPv4)."));
        QCOMPARE(
            teller.replacing(forGroup("5432", "app"), ruleOf("5432", "10.0.0.0/24")).sentence,
            QStringLiteral("Opens 5432/tcp to 256 IPv4 addresses (10.0.0.0/24); closes 5432/tcp to members "
                           "of app (IPv4)."));
    }

    void fewOfManyPortsAreWrittenOut() {
        std::vector<RuleSpec> rules;
        for (const char *port : {"80", "443", "5432"})
            rules.push_back(ruleOf(port, "10.0.0.0/24"));
        const QString said = EffectTeller(groupOf(rules)).adding(ruleOf("1-65535", "10.0.0.0/24")).sentence;
        QCOMPARE(said,
                 QStringLiteral("Opens 1-79/tcp to 256 IPv4 addresses (10.0.0.0/24), 81-442/tcp to 256 IPv4 "
                                "addresses (10.0.0.0/24), 444-5431/tcp to 256 IPv4 addresses (10.0.0.0/24), "
                                "1 more; closes nothing."));
    }
};

QTEST_APPLESS_MAIN(RuleEffectTest)
#include "tst_ruleeffect.moc"
