#include "models/firewall/exposure.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

FirewallGroup group(const char *name, std::vector<RuleSpec> rules, std::vector<QString> instances) {
    FirewallGroup one{QString(), QString::fromLatin1(name), {}, std::move(instances)};
    int number = 0;
    for (RuleSpec &rule : rules)
        one.rules.push_back({QStringLiteral("r%1").arg(++number), std::move(rule), false, {}});
    return one;
}

QString picture(const std::vector<Exposure> &rows) {
    QStringList lines;
    for (const Exposure &row : rows)
        lines += QStringLiteral("%1%2 | %3 | %4 | %5 | %6 | %7 | %8")
                     .arg(row.implicit ? QStringLiteral("*") : QString(), row.instance, row.service, row.name,
                          wordOf(row.audience), wordOf(row.danger), row.who,
                          QStringList(row.rules.begin(), row.rules.end()).join(u','));
    return lines.join(u'\n');
}

Exposure only(const RuleSpec &rule) {
    return exposuresOf({group("g", {rule}, {QStringLiteral("vm")})}).front();
}

} // namespace

class ExposureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSample() {
        QCOMPARE(
            picture(exposuresOf(*sampleInventory().firewall)),
            QStringLiteral(
                "*db-01 | 22/tcp | SSH | internet | low | everyone over IPv4 (0.0.0.0/0); IPv6 is closed | "
                "fw-ssh-db-01\n"
                "db-01 | 5432/tcp | PostgreSQL | internet | critical | everyone over IPv4 (0.0.0.0/0); IPv6 "
                "is "
                "closed | fw-3\n"
                "*web-01 | 22/tcp | SSH | internet | low | everyone over IPv4 (0.0.0.0/0); IPv6 is closed | "
                "fw-ssh-web-01\n"
                "web-01 | 80/tcp | HTTP | internet | none | everyone over IPv4 (0.0.0.0/0); IPv6 is closed | "
                "fw-1\n"
                "web-01 | 443/tcp | HTTPS | internet | none | everyone over IPv4 (0.0.0.0/0); IPv6 is closed "
                "| "
                "fw-2\n"
                "*worker | 22/tcp | SSH | internet | low | everyone over IPv4 (0.0.0.0/0); IPv6 is closed | "
                "fw-ssh-worker"));
    }

    void audiences_data() {
        QTest::addColumn<QString>("cidr");
        QTest::addColumn<int>("audience");
        const auto row = [](const char *cidr, Audience audience) {
            QTest::newRow(cidr) << QString::fromLatin1(cidr) << int(audience);
        };
        row("0.0.0.0/0", Audience::Internet);
        row("::/0", Audience::Internet);
        row("0.0.0.0/1", Audience::Wide);
        row("20.0.0.0/8", Audience::Wide);
        row("20.0.0.0/15", Audience::Wide);
        row("20.0.0.0/16", Audience::Named);
        row("10.0.0.0/8", Audience::Named); // private
        row("172.16.0.0/12", Audience::Named);
        row("100.64.0.0/10", Audience::Named);
        row("2001:db8::/31", Audience::Wide);
        row("2001:db8::/32", Audience::Named);
        row("fc00::/7", Audience::Named);
        row("203.0.113.7/32", Audience::Named);
    }

    void audiences() {
        QFETCH(QString, cidr);
        QFETCH(int, audience);
        QCOMPARE(int(only(ruleOf("5432", cidr.toLatin1().constData())).audience), audience);
        QCOMPARE(int(audienceOf(AddressSet::of(CidrBlock::parse(cidr).value()))), audience);
    }

    void halvesAreTheInternetToo() {
        const auto rows = exposuresOf({group(
            "g", {ruleOf("5432", "0.0.0.0/1"), ruleOf("5432", "128.0.0.0/1")}, {QStringLiteral("vm")})});
        QCOMPARE(int(rows.size()), 1);
        QCOMPARE(int(rows.front().audience), int(Audience::Internet));
        QCOMPARE(int(rows.front().danger), int(Danger::Critical));
        QCOMPARE(int(rows.front().rules.size()), 2);
    }

    void dangerAndItsReason_data() {
        QTest::addColumn<QString>("ports");
        QTest::addColumn<int>("protocol");
        QTest::addColumn<QString>("cidr");
        QTest::addColumn<int>("danger");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const char *ports, Protocol protocol, const char *cidr,
                            Danger danger, const char *reason) {
            QTest::newRow(name) << QString::fromLatin1(ports) << int(protocol) << QString::fromLatin1(cidr)
                                << int(danger) << QString::fromLatin1(reason);
        };
        const auto tcp = Protocol::Tcp;
        row("web", "443", tcp, "0.0.0.0/0", Danger::None, "meant for everyone");
        row("redis", "6379", tcp, "::/0", Danger::Critical, "Redis");
        row("ssh by a rule", "22", tcp, "0.0.0.0/0", Danger::Critical, "SSH");
        row("unknown port", "9999", tcp, "0.0.0.0/0", Danger::High, "not for the web");
        row("443 of udp", "443", Protocol::Udp, "0.0.0.0/0", Danger::High, "not for the web");
        row("memcached over udp", "11211", Protocol::Udp, "0.0.0.0/0", Danger::Critical, "memcached");
        row("web inside a range", "80-443", tcp, "0.0.0.0/0", Danger::High, "not for the web");
        row("database inside a range", "5000-6000", tcp, "0.0.0.0/0", Danger::Critical, "");
        row("wide", "5432", tcp, "20.0.0.0/8", Danger::High, "A very wide range");
        row("named", "5432", tcp, "10.0.0.0/24", Danger::None, "named");
        row("ping", "", Protocol::Icmp, "0.0.0.0/0", Danger::Low, "up");
    }

    void dangerAndItsReason() {
        QFETCH(QString, ports);
        QFETCH(int, protocol);
        QFETCH(QString, cidr);
        QFETCH(int, danger);
        QFETCH(QString, reason);
        const Exposure row =
            only(ruleOf(ports.toLatin1().constData(), cidr.toLatin1().constData(), Protocol(protocol)));
        QCOMPARE(int(row.danger), danger);
        QVERIFY2(row.reason.contains(reason), qPrintable(row.reason));
    }

    void familiesStandTogether() {
        const auto rows = exposuresOf({group("g",
                                             {ruleOf("443", "0.0.0.0/0"), ruleOf("443", "::/0"),
                                              ruleOf("8443", "::/0"), ruleOf("8443", "10.0.0.0/8")},
                                             {QStringLiteral("vm")})});
        QCOMPARE(int(rows.size()), 2);
        QCOMPARE(rows.at(0).who, QStringLiteral("everyone (0.0.0.0/0 and ::/0)"));
        QCOMPARE(rows.at(1).who, QStringLiteral("everyone over IPv6 (::/0); over IPv4 10.0.0.0/8"));
    }

    void groupsOfOneInstanceAreUnited() {
        const QString vm = QStringLiteral("vm");
        const auto rows =
            exposuresOf({group("a", {ruleOf("80", "10.0.0.0/9")}, {vm, QStringLiteral("other")}),
                         group("b", {ruleOf("80", "10.128.0.0/9")}, {vm})});
        QCOMPARE(int(rows.size()), 2);
        QCOMPARE(rows.at(0).instance, QStringLiteral("other"));
        QCOMPARE(rows.at(1).who, QStringLiteral("10.0.0.0/8"));
    }

    // A port without port security beside the guarded one, and an instance that no group guards: what the
    // rules open to everyone is known, nothing else is.
    void whatNoRulesFilterIsUnknown() {
        FirewallGroup web = group("web", {ruleOf("443", "0.0.0.0/0"), ruleOf("5432", "10.0.0.0/8")},
                                  {QStringLiteral("a"), QStringLiteral("b")});
        web.unfiltered = {QStringLiteral("b")};
        const QStringList unguarded{QStringLiteral("b"), QStringLiteral("c")};
        QCOMPARE(
            picture(exposuresOf({web}, unguarded)),
            QStringLiteral("a | 443/tcp | HTTPS | internet | none | everyone over IPv4 (0.0.0.0/0); IPv6 "
                           "is closed | r1\n"
                           "a | 5432/tcp | PostgreSQL | named | none | 10.0.0.0/8 | r2\n"
                           "b | every port |  | unknown | unknown | not known | \n"
                           "b | 443/tcp | HTTPS | internet | none | everyone over IPv4 (0.0.0.0/0); IPv6 "
                           "is closed | r1\n"
                           "b | 5432/tcp | PostgreSQL | named | none | 10.0.0.0/8 | r2\n"
                           "c | every port |  | unknown | unknown | not known | "));
        const auto audience = [&](const char *instance, int port) {
            return int(exposureAt({web}, QString::fromLatin1(instance), Carried::Tcp, port).audience);
        };
        QCOMPARE(audience("a", 80), int(Audience::Nobody));
        QCOMPARE(audience("b", 80), int(Audience::Unknown));
        QCOMPARE(audience("b", 5432), int(Audience::Unknown));
        QCOMPARE(audience("b", 443), int(Audience::Internet));
    }

    void egressIsNoExposure() {
        RuleSpec rule = ruleOf("5432", "0.0.0.0/0");
        rule.direction = Direction::Egress;
        QVERIFY(exposuresOf({group("g", {rule}, {QStringLiteral("vm")})}).empty());
    }

    void oneCellOfTheMatrix() {
        const auto groups = *sampleInventory().firewall;
        QCOMPARE(int(exposureAt(groups, QStringLiteral("db-01"), Carried::Tcp, 5432).audience),
                 int(Audience::Internet));
        QCOMPARE(int(exposureAt(groups, QStringLiteral("web-01"), Carried::Tcp, 5432).audience),
                 int(Audience::Nobody));
        // The platform's own rule is never mixed in.
        QCOMPARE(int(exposureAt(groups, QStringLiteral("web-01"), Carried::Tcp, 22).audience),
                 int(Audience::Nobody));
        QCOMPARE(int(exposureAt(groups, QStringLiteral("nobody"), Carried::Tcp, 80).audience),
                 int(Audience::Unknown));
        QVERIFY(instancesOf(groups) ==
                (std::vector<QString>{QStringLiteral("db-01"), QStringLiteral("web-01"),
                                      QStringLiteral("worker")}));
    }
};

QTEST_GUILESS_MAIN(ExposureTest)
#include "tst_exposure.moc"
