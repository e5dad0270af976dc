#include "models/firewall/redundancy.h"
#include "models/firewall/rewrite.h"
#include "tests/firewall/smallworld.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

// Dense: few addresses, kinds and ports, so that rules meet all the time.
RuleSpec denseRule(std::mt19937 &random, bool withGroups) {
    RuleSpec rule = randomRule(random);
    while (!withGroups && rule.peerGroup)
        rule = randomRule(random);
    rule.direction = Direction::Ingress;
    if (pick(random, 2) && !rule.peerGroup)
        rule.peer = randomBlock(random, false);
    if (pick(random, 8) == 0 && !rule.peerGroup)
        rule.peer = pick(random, 2) ? CidrBlock::everyIpv4() : CidrBlock::everyIpv6();
    if (pick(random, 2)) {
        rule.protocol = Protocol::Tcp;
        rule.protocolName.reset();
        rule.icmpType.reset();
        rule.icmpCode.reset();
        const int first = pick(random, 4);
        rule.ports = PortRange::between(first, first + pick(random, 4 - first)).value();
    }
    return rule;
}

std::vector<RuleSpec> denseRules(std::mt19937 &random, int most, bool withGroups = false) {
    std::vector<RuleSpec> rules(static_cast<std::size_t>(pick(random, most + 1)));
    for (RuleSpec &rule : rules)
        rule = denseRule(random, withGroups);
    return rules;
}

std::vector<RuleSpec> withoutThose(const std::vector<RuleSpec> &rules, const std::vector<char> &left) {
    std::vector<RuleSpec> rest;
    for (std::size_t at = 0; at < rules.size(); ++at)
        if (left[at])
            rest.push_back(rules[at]);
    return rest;
}

// By definition: one rule beside every other, and beside all others, by the algebra of reaches.
Standing slowStanding(const std::vector<RuleSpec> &rules, std::size_t at) {
    const Reach mine = Reach::of(rules[at]);
    std::vector<char> others(rules.size(), 1);
    others[at] = 0;
    bool contained = false;
    for (std::size_t other = 0; other < rules.size(); ++other) {
        if (other == at)
            continue;
        const Reach its = Reach::of(rules[other]);
        if (its == mine && other < at)
            return Standing::Same;
        if (its == mine) // a later one that says the same does not make this one redundant
            others[other] = 0;
        else
            contained = contained || its.contains(mine);
    }
    if (contained)
        return Standing::Contained;
    return Reach::of(withoutThose(rules, others)).contains(mine) ? Standing::Redundant : Standing::Needed;
}

// One rule that says what two say, if there is one: on the same block, or on the block around both.
bool canBeOne(const RuleSpec &left, const RuleSpec &right) {
    const Reach both = Reach::of({left, right});
    if (Reach::of(left).contains(Reach::of(right)) || Reach::of(right).contains(Reach::of(left)))
        return false;
    for (const int shorter : {0, 1}) {
        if (left.peer.prefix() < shorter)
            continue;
        RuleSpec one = left;
        one.peer = CidrBlock::at(left.peer.family(), left.peer.first(), left.peer.prefix() - shorter);
        const PortRange a = left.ports.value_or(PortRange::all());
        const PortRange b = right.ports.value_or(PortRange::all());
        one.ports = *PortRange::between(std::min(a.first(), b.first()), std::max(a.last(), b.last()));
        if (Reach::of(one) == both)
            return true;
    }
    return false;
}

QString picture(const std::vector<RuleSpec> &rules) {
    QStringList lines;
    const auto places = [](const std::vector<std::size_t> &list) {
        QStringList texts;
        for (const std::size_t at : list)
            texts += QString::number(at);
        return texts.join(u',');
    };
    const auto standings = standingsOf(rules);
    for (std::size_t at = 0; at < rules.size(); ++at)
        lines += QStringLiteral("%1 %2 %3 %4| %5")
                     .arg(at)
                     .arg(serviceText(rules[at]), wordOf(standings[at].standing), places(standings[at].by),
                          places(standings[at].mergeable));
    return lines.join(u'\n');
}

QByteArray where(int round, std::size_t at, const std::vector<RuleSpec> &rules) {
    QString text = QStringLiteral("round %1 rule %2\n").arg(round).arg(at) + picture(rules);
    for (const RuleSpec &rule : rules)
        text += u'\n' + serviceText(rule) + u' ' + peerText(rule);
    return text.toUtf8();
}

} // namespace

class RedundancyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void standingsAreWhatTheyAreByDefinition() {
        std::mt19937 random(20261125);
        std::array<int, 4> seen{};
        for (int round = 0; round < 4000; ++round) {
            const auto rules = denseRules(random, 9);
            const auto standings = standingsOf(rules);
            QCOMPARE(standings.size(), rules.size());
            for (std::size_t at = 0; at < rules.size(); ++at) {
                const RuleStanding &mine = standings[at];
                ++seen[static_cast<std::size_t>(mine.standing)];
                QVERIFY2(mine.standing == slowStanding(rules, at), where(round, at, rules).constData());
                std::vector<RuleSpec> by;
                for (const std::size_t other : mine.by) {
                    QVERIFY(other != at);
                    by.push_back(rules[other]);
                }
                QCOMPARE(by.empty(), mine.standing == Standing::Needed);
                if (mine.standing == Standing::Contained || mine.standing == Standing::Same)
                    QCOMPARE(int(by.size()), 1);
                if (!by.empty())
                    QVERIFY2(Reach::of(by).contains(Reach::of(rules[at])),
                             where(round, at, rules).constData());
            }
        }
        for (const int count : seen)
            QVERIFY(count > 100);
    }

    // Each pair that is named can be one rule; and one is named where two can be that no other contains.
    void whatCanBeOneIsSaid() {
        std::mt19937 random(3);
        int found = 0;
        for (int round = 0; round < 3000; ++round) {
            const auto rules = denseRules(random, 7);
            const auto standings = standingsOf(rules);
            bool any = false;
            bool anyByDefinition = false;
            for (std::size_t at = 0; at < rules.size(); ++at) {
                for (const std::size_t other : standings[at].mergeable)
                    QVERIFY2(canBeOne(rules[at], rules[other]), where(round, at, rules).constData());
                const auto isOuter = [&](std::size_t one) {
                    return standings[one].standing == Standing::Needed ||
                           standings[one].standing == Standing::Redundant;
                };
                if (!isOuter(at))
                    continue;
                for (const std::size_t other : standings[at].mergeable)
                    any = any || isOuter(other);
                for (std::size_t other = at + 1; other < rules.size(); ++other)
                    anyByDefinition =
                        anyByDefinition || (isOuter(other) && canBeOne(rules[at], rules[other]));
            }
            QVERIFY2(any == anyByDefinition, where(round, 0, rules).constData());
            found += any;
        }
        QVERIFY(found > 100);
    }

    // Whoever is a member: a rule that is redundant may go.
    void groupsAreJudgedForEveryMembership() {
        std::mt19937 random(17);
        int redundant = 0;
        for (int round = 0; round < 3000; ++round) {
            const auto rules = denseRules(random, 8, true);
            const auto standings = standingsOf(rules);
            for (std::size_t at = 0; at < rules.size(); ++at) {
                if (!rules[at].peerGroup || standings[at].standing == Standing::Needed)
                    continue;
                ++redundant;
                std::vector<RuleSpec> by;
                for (const std::size_t other : standings[at].by)
                    by.push_back(rules[other]);
                for (int membership = 0; membership < 4; ++membership) {
                    const GroupMembers members = randomMembers(random);
                    QVERIFY2(Reach::of(by, members).contains(Reach::of(rules[at], members)),
                             where(round, at, rules).constData());
                }
            }
        }
        QVERIFY(redundant > 100);
    }

    void rewritesSayTheSameAndCannotShrink() {
        std::mt19937 random(29);
        int smallest = 0;
        for (int round = 0; round < 1500; ++round) {
            const auto rules = denseRules(random, 8, round % 4 == 0);
            const Rewrite rewrite = rewriteOf(rules);
            const GroupMembers members = randomMembers(random);
            QVERIFY2(Reach::of(rewrite.rules, members) == Reach::of(rules, members),
                     where(round, 0, rules).constData());
            QVERIFY(rewrite.rules.size() <= rules.size());
            smallest += rewrite.isSmallest;
            for (const RuleStanding &standing : standingsOf(rewrite.rules))
                QVERIFY2(standing.standing == Standing::Needed && standing.mergeable.empty(),
                         where(round, 0, rewrite.rules).constData());
        }
        QVERIFY(smallest > 500);
    }

    // Smallest is smallest: no one rule and no two say what three or more were needed for.
    void smallestIsByExhaustion() {
        std::vector<RuleSpec> all;
        for (const char *cidr : {"192.0.2.0/30", "192.0.2.0/31", "192.0.2.2/31", "192.0.2.0/32",
                                 "192.0.2.1/32", "192.0.2.2/32", "192.0.2.3/32"})
            for (const char *ports : {"1", "2", "3", "1-2", "2-3", "1-3"})
                all.push_back(ruleOf(ports, cidr));
        std::mt19937 random(31);
        for (int round = 0; round < 60; ++round) {
            std::vector<RuleSpec> rules;
            for (int count = 1 + pick(random, 6); count > 0; --count)
                rules.push_back(all[random() % all.size()]);
            const Reach reach = Reach::of(rules);
            const Rewrite rewrite = rewriteOf(rules);
            QVERIFY(rewrite.isSmallest);
            std::vector<RuleSpec> inside;
            for (const RuleSpec &rule : all)
                if (reach.contains(Reach::of(rule)))
                    inside.push_back(rule);
            const std::size_t size = rewrite.rules.size();
            for (const RuleSpec &one : inside) {
                QVERIFY(size <= 1 || !(Reach::of(one) == reach));
                for (const RuleSpec &two : inside)
                    QVERIFY(size <= 2 || !(Reach::of({one, two}) == reach));
            }
        }
    }

    void theWordsOfAnExample() {
        const std::vector<RuleSpec> rules{ruleOf("443", "0.0.0.0/0"),   ruleOf("443", "10.0.0.0/8"),
                                          ruleOf("22", "20.0.0.0/9"),   ruleOf("22", "20.128.0.0/9"),
                                          ruleOf("22", "20.0.0.0/8"),   ruleOf("8000-8050", "10.0.0.0/8"),
                                          ruleOf("8051", "10.0.0.0/8"), ruleOf("443", "0.0.0.0/0")};
        QCOMPARE(picture(rules), QStringLiteral("0 443/tcp needed | \n"
                                                "1 443/tcp contained 0| \n"
                                                "2 22/tcp contained 4| 3\n"
                                                "3 22/tcp contained 4| 2\n"
                                                "4 22/tcp redundant 2,3| \n"
                                                "5 8000-8050/tcp needed | 6\n"
                                                "6 8051/tcp needed | 5\n"
                                                "7 443/tcp same 0| "));
        const Rewrite rewrite = rewriteOf(rules);
        QVERIFY(rewrite.isSmallest);
        QCOMPARE(int(rewrite.rules.size()), 3);
    }

    void descriptionsAreNotLost() {
        std::vector<RuleSpec> rules{ruleOf("80", "10.0.0.0/9"), ruleOf("80", "10.128.0.0/9")};
        rules[0].description = QStringLiteral("east");
        rules[1].description = QStringLiteral("west");
        QCOMPARE(rewriteOf(rules).rules.front().description, QStringLiteral("east; west"));
    }
};

QTEST_GUILESS_MAIN(RedundancyTest)
#include "tst_redundancy.moc"
