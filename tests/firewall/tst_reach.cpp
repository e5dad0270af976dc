#include "models/firewall/reach.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

#include <bitset>
#include <random>

using namespace cloudnx;
using cloudnx::test::ruleOf;

namespace {

// A world so small that every packet in it can be tried: 16 IPv4 and 16 IPv6 addresses, 8 ports, five kinds.
constexpr int addressCount = 16;
constexpr int portCount = 8;
using World = std::bitset<2 * 5 * 2 * portCount * addressCount>;

std::size_t placeOf(int direction, int kind, int family, int port, int address) {
    return static_cast<std::size_t>(
        (((direction * 5 + kind) * 2 + family) * portCount + port) * addressCount + address);
}

RuleSpec randomRule(std::mt19937 &random) {
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    RuleSpec rule;
    rule.direction = pick(4) ? Direction::Ingress : Direction::Egress;
    constexpr std::array protocols{Protocol::Tcp, Protocol::Udp, Protocol::Icmp, Protocol::Icmpv6,
                                   Protocol::Any};
    rule.protocol = protocols[static_cast<std::size_t>(pick(5))];
    const bool ipv6 = pick(3) == 0;
    const int bits = pick(5);
    const int address = pick(addressCount) & ~((1 << bits) - 1);
    rule.peer = CidrBlock::parse(ipv6 ? QStringLiteral("2001:db8::%1/%2").arg(address, 0, 16).arg(128 - bits)
                                      : QStringLiteral("192.0.2.%1/%2").arg(address).arg(32 - bits))
                    .value();
    const bool hasPorts = rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp;
    if (hasPorts && pick(6)) {
        const int first = pick(portCount);
        rule.ports = PortRange::between(first, first + pick(portCount - first)).value();
    }
    const bool isIcmp = rule.protocol == Protocol::Icmp || rule.protocol == Protocol::Icmpv6;
    if (isIcmp && pick(3))
        rule.icmpType = pick(2);
    if (rule.icmpType && pick(3))
        rule.icmpCode = pick(portCount);
    return rule;
}

std::vector<RuleSpec> randomRules(std::mt19937 &random) {
    std::vector<RuleSpec> rules(random() % 7);
    for (RuleSpec &rule : rules)
        rule = randomRule(random);
    return rules;
}

bool isOf(Protocol protocol, int kind) {
    return protocol == Protocol::Any ||
           static_cast<int>(protocol) == kind; // the two enums agree up to icmpv6
}

// The slow model: asks every rule about every packet, with nothing of the algebra in it.
World worldOf(const std::vector<RuleSpec> &rules) {
    World world;
    for (const RuleSpec &rule : rules)
        for (int kind = 0; kind < 5; ++kind)
            for (int port = 0; port < (kind < 4 ? portCount : 1); ++port)
                for (int address = 0; address < addressCount; ++address) {
                    // The "port" of an icmp packet of this world is a code of type 0.
                    const bool icmp =
                        (!rule.icmpType || *rule.icmpType == 0) && (!rule.icmpCode || *rule.icmpCode == port);
                    const bool ports = kind >= 2
                                           ? icmp
                                           : rule.protocol == Protocol::Any || !rule.ports ||
                                                 (rule.ports->first() <= port && port <= rule.ports->last());
                    const bool ipv6 = rule.peer.family() == AddressFamily::Ipv6;
                    const int base = rule.peer.first()[ipv6 ? 15 : 3];
                    const int size = 1 << ((ipv6 ? 128 : 32) - rule.peer.prefix());
                    if (isOf(rule.protocol, kind) && ports && base <= address && address < base + size)
                        world.set(placeOf(rule.direction == Direction::Egress, kind, ipv6, port, address));
                }
    return world;
}

bool inRange(const AddressSet &set, int address) {
    const bool ipv6 = set.family() == AddressFamily::Ipv6;
    const Address number = ipv6 ? Address{0x20010db800000000ULL, static_cast<std::uint64_t>(address)}
                                : Address{0, 0xC0000200ULL + static_cast<std::uint64_t>(address)};
    return std::any_of(set.ranges().begin(), set.ranges().end(), [&](const AddressRange &range) {
        return range.first <= number && number <= range.last;
    });
}

// What a reach says of every packet, asked through its slices.
World worldOf(const Reach &reach) {
    World world;
    for (const ReachSlice &slice : reach.slices())
        for (int port = slice.firstPort; port <= std::min(slice.lastPort, portCount - 1); ++port)
            for (int address = 0; address < addressCount; ++address)
                if (inRange(slice.addresses, address))
                    world.set(placeOf(slice.direction == Direction::Egress, static_cast<int>(slice.carried),
                                      slice.addresses.family() == AddressFamily::Ipv6, port, address));
    return world;
}

// Canonical: rising, disjoint, nothing empty, no equal neighbours that touch.
bool isCanonical(const Reach &reach) {
    const auto slices = reach.slices();
    for (const ReachSlice &slice : slices) {
        if (slice.addresses.isEmpty() || slice.firstPort > slice.lastPort)
            return false;
        for (const ReachSlice &other : slices)
            if (&slice != &other && slice.direction == other.direction && slice.carried == other.carried &&
                slice.addresses.family() == other.addresses.family()) {
                if (slice.firstPort <= other.lastPort && other.firstPort <= slice.lastPort)
                    return false;
                if (slice.lastPort + 1 == other.firstPort && slice.addresses == other.addresses)
                    return false;
            }
    }
    return true;
}

} // namespace

class ReachTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void agreesWithEveryPacketOfSmallWorlds() {
        std::mt19937 random(20260503);
        for (int round = 0; round < 20000; ++round) {
            const auto left = randomRules(random);
            const auto right = randomRules(random);
            const Reach a = Reach::of(left);
            const Reach b = Reach::of(right);
            const World x = worldOf(left);
            const World y = worldOf(right);
            const QByteArray where = "round " + QByteArray::number(round);
            QVERIFY2(worldOf(a) == x, where.constData());
            QVERIFY2(worldOf(a.united(b)) == (x | y), where.constData());
            QVERIFY2(worldOf(a.minus(b)) == (x & ~y), where.constData());
            QVERIFY2(worldOf(a.intersected(b)) == (x & y), where.constData());
            QVERIFY2(isCanonical(a) && isCanonical(a.united(b)) && isCanonical(a.minus(b)),
                     where.constData());
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
            const bool sameWorld = worldOf(rules) == worldOf(others);
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

    void implicitRulesCanBeLeftOut() {
        const std::vector<Rule> rules{{QStringLiteral("1"), ruleOf("22", "0.0.0.0/0"), true, {}},
                                      {QStringLiteral("2"), ruleOf("80", "0.0.0.0/0"), false, {}}};
        QCOMPARE(int(Reach::of(rules, Reach::Implicit::With).slices().size()), 2);
        QCOMPARE(int(Reach::of(rules, Reach::Implicit::Without).slices().size()), 1);
    }
};

QTEST_GUILESS_MAIN(ReachTest)
#include "tst_reach.moc"
