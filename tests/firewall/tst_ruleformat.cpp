#include "models/firewall/reach.h"
#include "models/firewall/ruleformat.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

#include <random>

using namespace cloudnx;
using cloudnx::test::ruleOf;

namespace {

int pick(std::mt19937 &random, int below) {
    return static_cast<int>(random() % static_cast<unsigned>(below));
}

RuleSpec randomRule(std::mt19937 &random) {
    static const std::array descriptions{QStringLiteral("the office, \"east\"; 5 o'clock"),
                                         QStringLiteral("${a} %{b} $x"),
                                         QStringLiteral("two\nlines, and = a \\ comma"),
                                         QStringLiteral("Büro – ठीक"),
                                         QString(),
                                         QString()};
    RuleSpec rule;
    constexpr std::array protocols{Protocol::Tcp, Protocol::Udp,    Protocol::Icmp,
                                   Protocol::Any, Protocol::Icmpv6, Protocol::Other};
    rule.direction = pick(random, 4) ? Direction::Ingress : Direction::Egress;
    rule.protocol = protocols[static_cast<std::size_t>(pick(random, 6))];
    CidrBlock::Bytes bytes{};
    for (auto &byte : bytes)
        byte = static_cast<std::uint8_t>(random());
    bytes[0] = 0x20;
    const bool ipv6 = pick(random, 2);
    rule.peer =
        CidrBlock::at(ipv6 ? AddressFamily::Ipv6 : AddressFamily::Ipv4, bytes, pick(random, ipv6 ? 129 : 33));
    rule.description = descriptions[random() % descriptions.size()];
    const bool isPorted = rule.protocol == Protocol::Tcp || rule.protocol == Protocol::Udp;
    if (isPorted && pick(random, 5)) {
        const int first = pick(random, 65536); // 0 as well: clouds know such rules
        rule.ports = *PortRange::between(first, first + pick(random, 65536 - first));
    }
    if (rule.protocol == Protocol::Other)
        rule.protocolName = std::array{QStringLiteral("gre"), QStringLiteral("esp"), QStringLiteral("132"),
                                       QStringLiteral("200")}[random() % 4];
    if ((rule.protocol == Protocol::Icmp || rule.protocol == Protocol::Icmpv6) && pick(random, 3)) {
        rule.icmpType = pick(random, 256);
        if (pick(random, 2))
            rule.icmpCode = pick(random, 256);
    }
    if (pick(random, 8) == 0) {
        rule.peerGroup = std::array{QStringLiteral("web"), QStringLiteral("Web"),
                                    QStringLiteral("app servers")}[random() % 3];
        rule.peer = CidrBlock::at(rule.peer.family(), {}, ipv6 ? 128 : 32);
    }
    return rule;
}

const GroupMembers someMembers{
    {QStringLiteral("web"), {*CidrBlock::parse(QStringLiteral("10.1.0.1"))}},
    {QStringLiteral("Web"), {*CidrBlock::parse(QStringLiteral("10.2.0.1"))}},
    {QStringLiteral("app servers"), {*CidrBlock::parse(QStringLiteral("fd00::1"))}}};

QString wrongIn(const char *text, RuleFormat format) {
    const auto rules = importRules(QByteArray(text), format);
    if (rules)
        return QStringLiteral("accepted");
    return exitCode(rules.error().kind) == 2 ? rules.error().sentence : QStringLiteral("wrong exit code");
}

} // namespace

class RuleFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void roundTrips_data() {
        QTest::addColumn<int>("format");
        for (const auto &entry : enumWords<RuleFormat>)
            QTest::newRow(entry.text) << int(entry.value);
    }

    // What is written reads back as the same reach; what cannot be written is told, a sentence for each rule.
    void roundTrips() {
        QFETCH(int, format);
        std::mt19937 random(37);
        std::size_t leftOut = 0;
        for (int round = 0; round < 400; ++round) {
            std::vector<RuleSpec> rules(random() % 12);
            for (RuleSpec &rule : rules)
                rule = randomRule(random);
            const ExportedRules exported = exportRules(QStringLiteral("web"), rules, RuleFormat(format));
            const auto read = importRules(exported.text, RuleFormat(format));
            QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().sentence + exported.text));
            leftOut += exported.leftOut.size();
            QCOMPARE(read->size() + exported.leftOut.size(), rules.size());
            if (exported.leftOut.empty())
                QVERIFY2(Reach::of(*read, someMembers) == Reach::of(rules, someMembers),
                         exported.text.constData());
            else
                QVERIFY(Reach::of(rules, someMembers).contains(Reach::of(*read, someMembers)));
            if (!read->empty())
                QCOMPARE(formatOf(exported.text), std::optional(RuleFormat(format)));
        }
        const bool saysAll = RuleFormat(format) == RuleFormat::Json ||
                             RuleFormat(format) == RuleFormat::Csv ||
                             RuleFormat(format) == RuleFormat::Terraform;
        QCOMPARE(leftOut == 0, saysAll);
    }

    void descriptionsStay_data() {
        QTest::addColumn<int>("format");
        for (const RuleFormat format : {RuleFormat::Json, RuleFormat::Csv, RuleFormat::Terraform})
            QTest::newRow(qPrintable(wordOf(format))) << int(format);
    }

    void descriptionsStay() {
        QFETCH(int, format);
        std::mt19937 random(41);
        for (int round = 0; round < 200; ++round) {
            std::vector<RuleSpec> rules{randomRule(random), randomRule(random)};
            const auto read = importRules(exportRules(QStringLiteral("x"), rules, RuleFormat(format)).text,
                                          RuleFormat(format));
            QCOMPARE(read->at(0).description, rules.at(0).description);
            QCOMPARE(read->at(1).peerGroup, rules.at(1).peerGroup);
        }
    }

    void asPeopleSeeIt() {
        RuleSpec web = ruleOf("443", "0.0.0.0/0");
        web.description = QStringLiteral("for everyone");
        const std::vector<RuleSpec> rules{web, ruleOf("8000-8100", "2001:db8::/32")};
        const auto text = [&](RuleFormat format) {
            return QString::fromUtf8(exportRules(QStringLiteral("web-01"), rules, format).text);
        };
        QCOMPARE(text(RuleFormat::Csv),
                 QStringLiteral("direction,protocol,ports,cidr,group,icmp_type,icmp_code,description\n"
                                "ingress,tcp,443,0.0.0.0/0,,,,for everyone\n"
                                "ingress,tcp,8000-8100,2001:db8::/32,,,,\n"));
        QCOMPARE(
            text(RuleFormat::Ufw),
            QStringLiteral("# The rules of web-01 as ufw says them\n"
                           "ufw allow in proto tcp from 0.0.0.0/0 to any port 443 comment 'for everyone'\n"
                           "ufw allow in proto tcp from 2001:db8::/32 to any port 8000:8100\n"));
        QVERIFY(text(RuleFormat::Nft)
                    .contains(QStringLiteral(
                        "        meta nfproto ipv4 tcp dport 443 accept comment \"for everyone\"\n"
                        "        ip6 saddr 2001:db8::/32 tcp dport 8000-8100 accept\n")));
        QVERIFY(
            text(RuleFormat::Terraform)
                .contains(QStringLiteral("resource \"openstack_networking_secgroup_rule_v2\" \"web_01_1\" {\n"
                                         "  direction         = \"ingress\"\n"
                                         "  ethertype         = \"IPv4\"\n"
                                         "  protocol          = \"tcp\"\n"
                                         "  port_range_min    = 443\n"
                                         "  port_range_max    = 443\n"
                                         "  remote_ip_prefix  = \"0.0.0.0/0\"\n"
                                         "  description       = \"for everyone\"\n"
                                         "  security_group_id = openstack_networking_secgroup_v2.web_01.id\n"
                                         "}\n")));
    }

    void aListAsPeopleTypeIt() {
        const auto rules = importRules(
            "# office\ntcp, 443, 10.0.0.0/8, \"web, internal\"\nicmp,,0.0.0.0/0\n\n", RuleFormat::Csv);
        QVERIFY2(rules.has_value(), qPrintable(rules ? QString() : rules.error().sentence));
        QCOMPARE(int(rules->size()), 2);
        QCOMPARE(rules->front().description, QStringLiteral("web, internal"));
    }

    void ufwAsPeopleTypeIt() {
        const auto rules = importRules(
            "sudo ufw allow 22/tcp\nufw allow 53\nufw allow from 10.0.0.0/8 to any port 80,443 proto tcp\n",
            RuleFormat::Ufw);
        QVERIFY2(rules.has_value(), qPrintable(rules ? QString() : rules.error().sentence));
        QVERIFY(Reach::of(*rules) ==
                Reach::of({ruleOf("22", "0.0.0.0/0"), ruleOf("22", "::/0"), ruleOf("53", "0.0.0.0/0"),
                           ruleOf("53", "::/0"), ruleOf("53", "0.0.0.0/0", Protocol::Udp),
                           ruleOf("53", "::/0", Protocol::Udp), ruleOf("80", "10.0.0.0/8"),
                           ruleOf("443", "10.0.0.0/8")}));
    }

    void malformed_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](RuleFormat format, const char *text, const char *says) {
            QTest::addRow("%s %s", qPrintable(wordOf(format)), text)
                << int(format) << QByteArray(text) << QString::fromLatin1(says);
        };
        row(RuleFormat::Json, "{", "Line 1, column");
        row(RuleFormat::Json, "{\n  \"kind\": 1,\n}", "Line 3, column");
        row(RuleFormat::Json, "[]", "Line 1, column 1: this is no file of");
        row(RuleFormat::Json, "{\"kind\":\"cloudnx-firewall-rules\",\"version\":1,\"rules\":[{}]}",
            "Rule 1: \"direction\"");
        row(RuleFormat::Csv, "tcp,443,10.0.0.300/8", "Line 1, column 9: \"10.0.0.300/8\"");
        row(RuleFormat::Csv, "tcp,443,10.0.0.5/8", "Write 10.0.0.0/8 for the block");
        row(RuleFormat::Csv, "tcp,443,10.0.0.0/8\ntcp,70000,10.0.0.0/8", "Line 2, column 5: \"70000\"");
        row(RuleFormat::Csv, "pigeon,443,10.0.0.0/8", "Line 1, column 1: \"pigeon\"");
        row(RuleFormat::Csv, "tcp,443,\"10.0.0.0/8", "Line 1, column 9: the quotation mark");
        row(RuleFormat::Csv, "tcp,443", "the address block is missing");
        row(RuleFormat::Csv, "tcp,,10.0.0.0/8", "Line 1, column 5: which port of tcp");
        row(RuleFormat::Csv, "icmp,80,10.0.0.0/8", "has no ports");
        row(RuleFormat::Csv, "protocol,cidr,colour\n", "Line 1, column 15: there is no column \"colour\"");
        row(RuleFormat::Csv, "tcp,443,10.0.0.0/8,a,b", "Line 1, column 22: there are more fields");
        row(RuleFormat::Csv, "protocol,cidr,icmp_type\nicmp,0.0.0.0/0,300", "Line 2, column 16: \"300\"");
        row(RuleFormat::Nft,
            "table inet t {\n  chain i {\n    type filter hook input priority 0; policy drop;\n    ip saddr "
            "1.2.3 accept\n  }\n}",
            "Line 4, column 14: \"1.2.3\"");
        row(RuleFormat::Nft, "table inet t {", "Line 1, column 15");
        row(RuleFormat::Nft, "table inet t { chain i { type filter hook input priority 0; policy accept; } }",
            "here belongs \"policy drop;\"");
        row(RuleFormat::Nft,
            "table inet t { chain i { type filter hook input priority 0; policy drop;\nip saddr 10.0.0.0/8 "
            "limit rate 3/second accept\n} }",
            "Line 2, column 21: \"limit\" is not understood");
        row(RuleFormat::Ufw, "ufw deny 22", "Line 1, column 5: only lines of");
        row(RuleFormat::Ufw, "ufw allow 22/tcp\nufw allow from 10.0.0.1/8 to any port 22",
            "Line 2, column 16: \"10.0.0.1/8\"");
        row(RuleFormat::Ufw, "ufw allow 99999/tcp", "Line 1, column 11: \"99999\"");
        row(RuleFormat::Ufw, "ufw allow in from", "is missing");
        row(RuleFormat::Terraform, "resource \"aws_instance\" \"a\" {\n}",
            "Line 1, column 1: only rules and groups");
        row(RuleFormat::Terraform,
            "resource \"openstack_networking_secgroup_rule_v2\" \"a\" {\n  direction = \"up\"\n}",
            "direction must be");
        row(RuleFormat::Terraform,
            "resource \"openstack_networking_secgroup_rule_v2\" \"a\" {\n  direction = \"${x}\"\n}",
            "Line 2, column 17");
        row(RuleFormat::Terraform, "resource \"openstack_networking_secgroup_rule_v2\" \"a\" {",
            "the block is never closed");
        row(RuleFormat::Terraform,
            "resource \"openstack_networking_secgroup_rule_v2\" \"a\" {\n  direction = \"ingress\"\n  "
            "ethertype = \"IPv4\"\n  remote_ip_prefix = \"::/0\"\n}",
            "Line 4, column 22: ::/0 is not of the rule's ethertype");
        row(RuleFormat::Csv, "\xff\xfe", "UTF-8");
    }

    void malformed() {
        QFETCH(int, format);
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const QString sentence = wrongIn(text.constData(), RuleFormat(format));
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(RuleFormatTest)
#include "tst_ruleformat.moc"
