#include "models/firewall/packet.h"
#include "models/firewall/reachdifference.h"
#include "tests/firewall/smallworld.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

#include <functional>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

// Canonical: rising, disjoint, nothing empty, no equal neighbours that touch.
bool isCanonical(const ReachPlane &plane) {
    const auto &sections = plane.sections();
    for (std::size_t at = 0; at < sections.size(); ++at) {
        if (plane.ranges(sections[at]).empty() || sections[at].first > sections[at].last)
            return false;
        if (at == 0)
            continue;
        const bool touches = sections[at - 1].last + 1 == sections[at].first;
        if (sections[at - 1].last >= sections[at].first ||
            (touches && plane.ranges(sections[at - 1]) == plane.ranges(sections[at])))
            return false;
    }
    return true;
}

bool isCanonical(const Reach &reach) {
    for (const Direction direction : {Direction::Ingress, Direction::Egress})
        for (const Kind &kind : kinds)
            for (const AddressFamily family : {AddressFamily::Ipv4, AddressFamily::Ipv6})
                if (!isCanonical(reach.plane(direction, kind.carried, family)))
                    return false;
    return true;
}

} // namespace

class ReachTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // 50,000 pairs of sets, every packet of each.
    void agreesWithEveryPacketOfSmallWorlds() {
        std::mt19937 random(20260503);
        for (int round = 0; round < 50000; ++round) {
            const auto left = randomRules(random);
            const auto right = randomRules(random);
            const GroupMembers members = randomMembers(random);
            const Reach a = Reach::of(left, members);
            const Reach b = Reach::of(right, members);
            const World x = worldOf(left, members);
            const World y = worldOf(right, members);
            const QByteArray where = "round " + QByteArray::number(round);
            QVERIFY2(worldOf(a) == x, where.constData());
            QVERIFY2(worldOf(a.united(b)) == combined(x, y, std::bit_or()), where.constData());
            QVERIFY2(worldOf(a.minus(b)) == combined(x, y, [](auto m, auto n) { return m & ~n; }),
                     where.constData());
            QVERIFY2(worldOf(a.intersected(b)) == combined(x, y, std::bit_and()), where.constData());
            QVERIFY2((a == b) == (worldOf(a.minus(b)) == World{} && worldOf(b.minus(a)) == World{} &&
                                  a.minus(b).isEmpty() && b.minus(a).isEmpty()),
                     where.constData());
            if (round % 16 == 0)
                QVERIFY2(askedOf(a) == x && isCanonical(a) && isCanonical(a.united(b)) &&
                             isCanonical(a.minus(b)),
                         where.constData());
        }
    }

    // A witness is in the one and not in the other; there is one unless nothing differs.
    void everyDifferenceHasAWitness() {
        std::mt19937 random(5);
        for (int round = 0; round < 5000; ++round) {
            const Reach a = Reach::of(randomRules(random));
            const Reach b = Reach::of(randomRules(random));
            const auto packet = witness(a.minus(b));
            QCOMPARE(packet.has_value(), !b.contains(a));
            QVERIFY(!packet || (contains(a, *packet) && !contains(b, *packet)));
        }
    }

    // The quick difference of two lists is the difference of their reaches, members that came and went
    // included.
    void differencesOfLists() {
        std::mt19937 random(13);
        for (int round = 0; round < 10000; ++round) {
            const auto before = randomRules(random);
            auto after = round % 3 ? before : randomRules(random);
            if (round % 2 && !after.empty())
                after.erase(after.begin() + pick(random, static_cast<int>(after.size())));
            for (int more = pick(random, 3); more > 0; --more)
                after.insert(after.begin() + pick(random, static_cast<int>(after.size()) + 1),
                             randomRule(random));
            const GroupMembers members = randomMembers(random);
            const GroupMembers changed = pick(random, 2) ? members : randomMembers(random);
            const ReachDifference found =
                differenceBetween(pointersTo(before), pointersTo(after), members, changed);
            const World x = worldOf(before, members);
            const World y = worldOf(after, changed);
            QVERIFY(worldOf(found.opened) == combined(y, x, [](auto m, auto n) { return m & ~n; }));
            QVERIFY(worldOf(found.closed) == combined(x, y, [](auto m, auto n) { return m & ~n; }));
        }
    }

    // The canonical form is one: however a set is written, equal sets are equal values.
    void equalSetsAreEqualValues() {
        std::mt19937 random(7);
        int equal = 0;
        for (int round = 0; round < 5000; ++round) {
            auto rules = randomRules(random);
            const Reach reach = Reach::of(rules);
            std::shuffle(rules.begin(), rules.end(), random);
            if (!rules.empty())
                rules.push_back(rules[random() % rules.size()]);
            QVERIFY(Reach::of(rules) == reach);
            const auto others = randomRules(random);
            const Reach other = Reach::of(others);
            QVERIFY(reach.united(other).minus(other).united(reach.intersected(other)) == reach);
            // Rules for single ports beyond the small world do not exist, so worlds decide equality but for
            // "all".
            const bool sameWorld = worldOf(rules, {}) == worldOf(others, {});
            QVERIFY(!(reach == other) || sameWorld);
            equal += reach == other;
        }
        QVERIFY(equal > 0);
    }

    void containsIsNoRemainder() {
        std::mt19937 random(11);
        for (int round = 0; round < 5000; ++round) {
            const Reach a = Reach::of(randomRules(random));
            const Reach b = Reach::of(randomRules(random));
            QVERIFY(a.united(b).contains(a));
            QVERIFY(a.contains(a.intersected(b)));
            QCOMPARE(a.contains(b), a.united(b) == a);
        }
    }

    void twoHalvesAreTheInternet() {
        const Reach halves = Reach::of({ruleOf("443", "0.0.0.0/1"), ruleOf("443", "128.0.0.0/1")});
        QVERIFY(halves == Reach::of(ruleOf("443", "0.0.0.0/0")));
        QVERIFY(halves.slices().front().addresses.isEverything());
        QCOMPARE(halves.slices().front().addresses.countText(),
                 QStringLiteral("4,294,967,296 IPv4 addresses"));
        const Reach sixes = Reach::of({ruleOf("443", "::/1"), ruleOf("443", "8000::/1")});
        QVERIFY(sixes.slices().front().addresses.isEverything());
        QCOMPARE(sixes.slices().front().addresses.countText(), QStringLiteral("2^128 IPv6 addresses"));
        QVERIFY(!Reach::of(ruleOf("443", "0.0.0.0/1")).slices().front().addresses.isEverything());
    }

    void portRangesJoin() {
        const Reach parts = Reach::of({ruleOf("8000-8050", "10.0.0.0/8"), ruleOf("8051-8100", "10.0.0.0/8")});
        QVERIFY(parts == Reach::of(ruleOf("8000-8100", "10.0.0.0/8")));
        QCOMPARE(serviceText(parts.slices().front()), QStringLiteral("8000-8100/tcp"));
        QCOMPARE(serviceText(Reach::of(ruleOf("", "10.0.0.0/8")).slices().front()),
                 QStringLiteral("every tcp port"));
    }

    void anyIsEveryProtocol() {
        const Reach any = Reach::of(ruleOf("", "10.0.0.0/8", Protocol::Any));
        QCOMPARE(int(any.slices().size()), 5);
        for (const Protocol one : {Protocol::Tcp, Protocol::Udp, Protocol::Icmp})
            QVERIFY(any.contains(Reach::of(ruleOf("", "10.0.0.0/8", one))));
        QVERIFY(!Reach::of({ruleOf("", "10.0.0.0/8", Protocol::Tcp), ruleOf("", "10.0.0.0/8", Protocol::Udp)})
                     .contains(any));
    }

    void otherProtocolsHaveNumbers() {
        const auto ruleFor = [](const char *name) {
            RuleSpec rule = ruleOf("", "10.0.0.0/8", Protocol::Other);
            rule.protocolName = QString::fromLatin1(name);
            return rule;
        };
        QVERIFY(Reach::of(ruleFor("gre")) == Reach::of(ruleFor("47")));
        QVERIFY(!(Reach::of(ruleFor("gre")) == Reach::of(ruleFor("esp"))));
        // Every protocol by its number is every protocol.
        std::vector<RuleSpec> rules;
        for (const Protocol protocol : {Protocol::Tcp, Protocol::Udp, Protocol::Icmp, Protocol::Icmpv6})
            rules.push_back(ruleOf("", "10.0.0.0/8", protocol));
        for (int number = 0; number < 256; ++number)
            if (number != 1 && number != 6 && number != 17 && number != 58)
                rules.push_back(ruleFor(QByteArray::number(number).constData()));
        QVERIFY(Reach::of(rules) == Reach::of(ruleOf("", "10.0.0.0/8", Protocol::Any)));
        rules.pop_back();
        const Reach missing = Reach::of(ruleOf("", "10.0.0.0/8", Protocol::Any)).minus(Reach::of(rules));
        QCOMPARE(serviceText(missing.slices().front()), QStringLiteral("255"));
        QCOMPARE(toText(witness(missing).value()), QStringLiteral("255 from 10.0.0.1"));
    }

    void whatCannotBeResolvedIsNamed() {
        RuleSpec strange = ruleOf("", "10.0.0.0/8", Protocol::Other);
        strange.protocolName = QStringLiteral("warp");
        RuleSpec members = ruleOf("80", "0.0.0.0/32");
        members.peerGroup = QStringLiteral("web");
        const std::vector<RuleSpec> rules{strange, members, members};
        const auto sentences = unresolvedIn(rules);
        QCOMPARE(int(sentences.size()), 2);
        QCOMPARE(sentences.at(0), QStringLiteral("The addresses of the members of web are not known."));
        QCOMPARE(sentences.at(1), QStringLiteral("The protocol warp is not known by number."));
        QVERIFY(Reach::of(rules).isEmpty());
        QCOMPARE(int(unresolvedIn(rules, {{QStringLiteral("web"), {}}}).size()), 1);
    }

    void aMissingTwinIsNamed() {
        const Reach reach = Reach::of({ruleOf("80-90", "0.0.0.0/0"), ruleOf("85", "::/0"),
                                       ruleOf("22", "10.0.0.0/8"), ruleOf("443", "0.0.0.0/0"),
                                       ruleOf("443", "::/0"), ruleOf("", "0.0.0.0/0", Protocol::Icmp),
                                       ruleOf("8443", "::/1"), ruleOf("8443", "8000::/1")});
        QStringList texts;
        for (const ReachSlice &slice : withoutTwin(reach))
            texts += missingTwinText(slice);
        QCOMPARE(
            texts.join(u'\n'),
            QStringLiteral("80-84/tcp is open to everyone over IPv4 (0.0.0.0/0), but not over IPv6 (::/0)\n"
                           "86-90/tcp is open to everyone over IPv4 (0.0.0.0/0), but not over IPv6 (::/0)\n"
                           "8443/tcp is open to everyone over IPv6 (::/0), but not over IPv4 (0.0.0.0/0)"));
    }

    void counts() {
        const auto count = [](const RuleSpec &rule) { return countText(Reach::of(rule).slices().front()); };
        QCOMPARE(count(ruleOf("5432", "20.0.0.0/8")), QStringLiteral("16,777,216 IPv4 addresses × 1 port"));
        QCOMPARE(count(ruleOf("8000-8999", "20.0.0.1/32")), QStringLiteral("1 IPv4 address × 1,000 ports"));
        QCOMPARE(count(ruleOf("", "20.0.0.1/32")), QStringLiteral("1 IPv4 address × every port"));
        QCOMPARE(count(ruleOf("", "20.0.0.1/32", Protocol::Icmp)), QStringLiteral("1 IPv4 address × icmp"));
        QCOMPARE(count(ruleOf("53", "2001:db8::/32", Protocol::Udp)),
                 QStringLiteral("2^96 IPv6 addresses × 1 port"));
    }

    // The room that many rules take is that of the rules, however they overlap: half for every port of one
    // address, half for one port of everyone, would be 25 million pieces if each section held its own
    // addresses.
    void crossingRulesStaySmall() {
        std::vector<RuleSpec> rules;
        for (int at = 0; at < 5000; ++at) {
            rules.push_back(ruleOf("", "10.0.0.0/32"));
            rules.back().peer =
                CidrBlock::parse(QStringLiteral("10.%1.%2.1").arg(at / 250).arg(at % 250)).value();
            rules.push_back(ruleOf(QByteArray::number(1 + at * 3).constData(), "192.0.2.0/24"));
        }
        const Reach reach = Reach::of(rules);
        std::reverse(rules.begin(), rules.end());
        QVERIFY(reach == Reach::of(rules));
        QCOMPARE(int(reach.plane(Direction::Ingress, Carried::Tcp, AddressFamily::Ipv4).sections().size()),
                 10001);
        QVERIFY(Reach::of(rules.front()).minus(reach).isEmpty());
    }

    void implicitRulesCanBeLeftOut() {
        const std::vector<Rule> rules{{QStringLiteral("1"), ruleOf("22", "0.0.0.0/0"), true, {}},
                                      {QStringLiteral("2"), ruleOf("80", "0.0.0.0/0"), false, {}}};
        QCOMPARE(int(Reach::of(rules, Reach::Implicit::With).slices().size()), 2);
        QCOMPARE(int(Reach::of(rules, Reach::Implicit::Without).slices().size()), 1);
    }
};

QTEST_GUILESS_MAIN(ReachTest)
#include "tst_reach.moc"
