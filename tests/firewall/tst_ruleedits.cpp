#include "models/firewall/ruleedits.h"
#include "models/firewall/ruleformat.h"
#include "models/firewall/rulelist.h"
#include "models/firewall/ruletemplate.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

// "+5432/tcp 10.0.0.0/24, -5432/tcp 0.0.0.0/0"
QString textOf(const RuleChanges &changes) {
    QStringList texts;
    for (const FirewallChange &change : changes) {
        const bool adds = std::holds_alternative<AddRule>(change);
        const RuleSpec &rule = adds ? std::get<AddRule>(change).rule : std::get<RemoveRule>(change).rule;
        texts += (adds ? u'+' : u'-') + serviceText(rule) + u' ' + rule.peer.toText();
    }
    return texts.join(QStringLiteral(", "));
}

FirewallGroup db() {
    FirewallGroup group = sample::firewallOf("db-01", {sample::rule("a", ruleOf("5432", "0.0.0.0/0")),
                                                       sample::rule("b", ruleOf("5432", "::/0")),
                                                       sample::rule("c", ruleOf("80", "0.0.0.0/0")),
                                                       sample::rule("d", ruleOf("443", "10.0.0.0/8"))});
    return group;
}

CidrBlock block(const char *text) {
    return CidrBlock::parse(QString::fromLatin1(text)).value();
}

} // namespace

class RuleEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsARuleFromWords_data() {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("ports");
        QTest::addColumn<QString>("says");
        QTest::newRow("tcp") << "tcp" << "8000-8100" << "8000-8100/tcp";
        QTest::newRow("every type of icmp") << "icmp" << "" << "icmp";
        QTest::newRow("ping") << "icmp" << "8" << "icmp type 8";
        QTest::newRow("one code") << "icmpv6" << "1/4" << "icmpv6 type 1 code 4";
        QTest::newRow("gre by its name") << "gre" << "all" << "gre";
        QTest::newRow("gre by its number") << "47" << "" << "gre";
        QTest::newRow("no such type")
            << "icmp" << "300" << "\"300\" is no type of icmp. Write 8 or 3/4; both are 0 to 255.";
        QTest::newRow("half a code") << "icmp" << "3/"
                                     << "\"3/\" is no type of icmp. Write 8 or 3/4; both are 0 to 255.";
        QTest::newRow("any has none") << "any" << "22" << "any has no ports. Leave 22 out.";
        QTest::newRow("backwards")
            << "sctp" << "90-80"
            << "\"90-80\" is not a port. Write one from 1 to 65535, a range like 8000-8100, or all.";
    }

    void readsARuleFromWords() {
        QFETCH(QString, protocol);
        QFETCH(QString, ports);
        QFETCH(QString, says);
        const auto rule = ruleFromWords(protocol, ports, QStringLiteral("10.0.0.0/8"));
        QCOMPARE(rule ? serviceText(*rule) : rule.error().sentence, says);
    }

    void addsBeforeItRemoves() {
        QCOMPARE(textOf(replacing(QStringLiteral("db-01"), ruleOf("5432", "0.0.0.0/0"),
                                  ruleOf("5432", "10.0.0.0/24"))),
                 QStringLiteral("+5432/tcp 10.0.0.0/24, -5432/tcp 0.0.0.0/0"));
        QVERIFY(replacing(QStringLiteral("db-01"), ruleOf("80", "::/0"), ruleOf("80", "::/0")).empty());
    }

    void addsOnlyWhatIsMissing() {
        QCOMPARE(textOf(adding(db(), {ruleOf("80", "0.0.0.0/0"), ruleOf("81", "0.0.0.0/0"),
                                      ruleOf("81", "0.0.0.0/0")})),
                 QStringLiteral("+81/tcp 0.0.0.0/0"));
    }

    void rewritesWithoutTouchingThePlatformsRule() {
        QCOMPARE(
            textOf(rewriting(db(), {ruleOf("443", "10.0.0.0/8"), ruleOf("22", "10.0.0.0/8")})),
            QStringLiteral("+22/tcp 10.0.0.0/8, -5432/tcp 0.0.0.0/0, -5432/tcp ::/0, -80/tcp 0.0.0.0/0"));
        QVERIFY(rewriting(db(), ownRules(db())).empty());
    }

    void tightensFamilyByFamily() {
        const RuleFilter pgsql{Protocol::Tcp, PortRange::of(5432)};
        QCOMPARE(textOf(tightening(db(), pgsql, {block("10.0.0.0/24"), block("10.1.0.0/24")})),
                 QStringLiteral(
                     "+5432/tcp 10.0.0.0/24, +5432/tcp 10.1.0.0/24, -5432/tcp 0.0.0.0/0, -5432/tcp ::/0"));
        QCOMPARE(textOf(tightening(db(), {Protocol::Udp, {}}, {block("10.0.0.0/24")})), QString());
    }

    void quarantineLeavesOnlyTheNamed() {
        QCOMPARE(
            textOf(quarantining(db(), {block("203.0.113.7/32")}, 22)),
            QStringLiteral("+22/tcp 203.0.113.7/32, -5432/tcp 0.0.0.0/0, -5432/tcp ::/0, -80/tcp 0.0.0.0/0, "
                           "-443/tcp 10.0.0.0/8"));
    }

    void templates() {
        QCOMPARE(int(rulesOf(RuleTemplate::WebServer, {})->size()), 4);
        QVERIFY(!rulesOf(RuleTemplate::SshFromMine, {}));
        QVERIFY(!rulesOf(RuleTemplate::DatabaseFromApps, {}));
        TemplateInput input;
        input.apps = {block("10.10.0.11/32")};
        QCOMPARE(serviceText(rulesOf(RuleTemplate::DatabaseFromApps, input)->front()),
                 QStringLiteral("5432/tcp"));
    }

    void readsCsv() {
        const auto list = parseRuleList(QStringLiteral("cidr;Instance;port;protocol;description\r\n"
                                                       "0.0.0.0/0;web-01;443;tcp;\"a \"\"b\"\"; c\"\r\n"
                                                       "\r\n# none\r\n10.0.0.0/8;web-01;;icmp;\r\n"));
        QVERIFY2(list.has_value(), qPrintable(list ? QString() : list.error().sentence));
        QCOMPARE(int(list->size()), 2);
        QCOMPARE(list->front().group, QStringLiteral("web-01"));
        QCOMPARE(list->front().rule.description, QStringLiteral("a \"b\"; c"));
        QCOMPARE(list->front().line, 2);
        QCOMPARE(serviceText(list->back().rule), QStringLiteral("icmp"));
    }

    // Also what `firewall export --format csv` writes, and lines without a header.
    void readsEveryCsv() {
        const RuleSpec web = ruleOf("443", "0.0.0.0/0");
        RuleSpec ping{.direction = Direction::Egress,
                      .protocol = Protocol::Icmp,
                      .ports = {},
                      .peer = CidrBlock::parse(QStringLiteral("10.0.0.0/8")).value(),
                      .description = QStringLiteral("two\nlines, and more"),
                      .icmpType = 8};
        const auto exported = parseRuleList(
            QString::fromUtf8(exportRules(QStringLiteral("web-01"), {web, ping}, RuleFormat::Csv).text));
        QVERIFY2(exported.has_value(), qPrintable(exported ? QString() : exported.error().sentence));
        QVERIFY(exported->front().rule == web && exported->back().rule == ping);
        QCOMPARE(exported->back().line, 3);
        const auto bare = parseRuleList(QStringLiteral("\uFEFF# mine\nweb-01;tcp;443;0.0.0.0/0;\"a; b\"\n"));
        QVERIFY2(bare.has_value(), qPrintable(bare ? QString() : bare.error().sentence));
        QCOMPARE(bare->front().group, QStringLiteral("web-01"));
        QCOMPARE(bare->front().rule.description, QStringLiteral("a; b"));
    }

    void readsPastedLines() {
        const auto list =
            parseRuleList(QStringLiteral("tcp 443 0.0.0.0/0 for everyone, really\n"
                                         "  db-01\ttcp 5432-5433 10.0.0.0/24\nicmp - 10.0.0.0/8"));
        QVERIFY2(list.has_value(), qPrintable(list ? QString() : list.error().sentence));
        QCOMPARE(list->at(0).rule.description, QStringLiteral("for everyone, really"));
        QCOMPARE(list->at(1).group, QStringLiteral("db-01"));
        QCOMPARE(serviceText(list->at(1).rule), QStringLiteral("5432-5433/tcp"));
    }

    void saysWhereAListIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *text, const char *where) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(where);
        };
        row("# all\ntcp,443,\"10.0.0.0/8", "Line 2, column 9: the quotation mark is never closed");
        row("web-01,tcp,443,10.0.0.0/8\ndb-01,tcp,70000,10.0.0.0/8", "Line 2, column 11: \"70000\" is not");
        row("tcp 443 0.0.0.0/0\ntcp 70000 0.0.0.0/0", "Line 2, column 5: \"70000\" is not a port");
        row("web-01 tcp 443 10.0.0.1/8", "Line 1, column 16: ");
        row("web-01 tpc 443 10.0.0.0/8", "Line 1, column 8: \"tpc\" is not a protocol");
        row("tcp 443", "Line 1, column 8: ");
        row("protocol,ports,cidr\ntcp,443", "Line 2, column 8: the address block is missing");
        row("protocol,ports,cidr\ntcp,443,\"10.0.0.0/8",
            "Line 2, column 9: the quotation mark is never closed");
        row("protocol,colour,cidr\n", "Line 1, column 10: there is no column \"colour\"");
        row("protocol,cidr,cidr\n", "Line 1, column 15: the column cidr is there twice");
        row("protocol,ports\n", "Line 1, column 15: the column cidr is missing");
        row("protocol,cidr\ntcp,::/0,2", "Line 2, column 10: there are more fields than columns");
        row("protocol,direction,ports,cidr\ntcp,up,1,::/0", "Line 2, column 5: \"up\" is no direction");
        row("icmp 8 0.0.0.0/0", "Line 1, column 6: icmp has no ports");
    }

    void saysWhereAListIsWrong() {
        QFETCH(QString, text);
        QFETCH(QString, where);
        const auto list = parseRuleList(text);
        QVERIFY(!list);
        QCOMPARE(exitCode(list.error().kind), 2);
        QVERIFY2(list.error().sentence.startsWith(where), qPrintable(list.error().sentence));
    }
};

QTEST_APPLESS_MAIN(RuleEditsTest)
#include "tst_ruleedits.moc"
