#include "models/firewall/centralblocks.h"
#include "models/firewall/explain.h"
#include "models/firewall/failon.h"
#include "tests/support/sampleinventory.h"

#include <QFile>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

Packet packet(const char *from, int port, Carried carried = Carried::Tcp) {
    const CidrBlock peer = CidrBlock::parse(QString::fromLatin1(from)).value();
    return {Direction::Ingress, carried, port, peer.family(), blockOf(peer).first};
}

QString picture(const Explanation &explanation) {
    QStringList lines{wordOf(explanation.verdict)};
    for (const Layer &layer : explanation.layers)
        lines += QStringLiteral("%1 %2: %3").arg(layer.name, wordOf(layer.verdict), layer.reason);
    return lines.join(u'\n');
}

std::vector<FirewallGroup> sampleGroups() {
    return *sampleInventory().firewall;
}

QString said(const Packet &one, const char *instance, const OtherLayers &others = {}) {
    return picture(explain(one, QString::fromLatin1(instance), sampleGroups(), others));
}

CentralBlocks bwcloud() {
    QFile file(QStringLiteral(CLOUDNX_SOURCE_DIR "/resources/regions/bwcloud.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no list of blocked ports");
    return CentralBlocks::parse(file.readAll()).value();
}

LayerAnswer ask(const QByteArray &host, const Packet &one) {
    const auto firewall = HostFirewall::parse(host);
    return firewall ? (*firewall)->answer(one)
                    : LayerAnswer{LayerVerdict::Unknown, firewall.error().sentence};
}

} // namespace

class ExplainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theRuleThatAdmits() {
        QCOMPARE(said(packet("203.0.113.7", 5432), "db-01"),
                 QStringLiteral(
                     "admits\nsecurity group admits: Admitted by rule fw-3 of db-01 (5432/tcp from everyone "
                     "(0.0.0.0/0))."));
        QCOMPARE(
            said(packet("203.0.113.7", 5433), "db-01"),
            QStringLiteral(
                "refuses\nsecurity group refuses: No rule of db-01 admits it, and what no rule admits is "
                "refused."));
        QCOMPARE(
            said(packet("203.0.113.7", 5433), "nobody"),
            QStringLiteral("unknown\nsecurity group unknown: The rules that guard nobody are not known."));
    }

    // With a rule for 22 beside it, what the platform's own rule does is left open: both readings.
    void thePlatformsOwnRule() {
        QVERIFY(
            said(packet("203.0.113.7", 22), "web-01")
                .startsWith(QStringLiteral("admits\nsecurity group admits: Admitted by the platform's own")));
        auto groups = sampleGroups();
        for (FirewallGroup &group : groups)
            group.rules.push_back({QStringLiteral("new"), ruleOf("22", "10.0.0.0/8"), false, {}});
        const Explanation outside = explain(packet("203.0.113.7", 22), QStringLiteral("web-01"), groups, {});
        QCOMPARE(int(outside.verdict), int(LayerVerdict::Unknown));
        QVERIFY(
            outside.layers.front().reason.contains(QStringLiteral("if not, the platform's own SSH rule")));
        const Explanation inside = explain(packet("10.1.2.3", 22), QStringLiteral("web-01"), groups, {});
        QCOMPARE(int(inside.verdict), int(LayerVerdict::Admits));
    }

    // What the rules admit gets through; what they refuse may pass by the port they do not filter.
    void aPortThatNoRulesFilter() {
        auto groups = sampleGroups();
        for (FirewallGroup &group : groups)
            group.unfiltered = group.instances;
        const auto verdict = [&](int port) {
            return explain(packet("203.0.113.7", port), QStringLiteral("db-01"), groups, {});
        };
        QCOMPARE(int(verdict(5432).verdict), int(LayerVerdict::Admits));
        QCOMPARE(int(verdict(5433).verdict), int(LayerVerdict::Unknown));
        QVERIFY(verdict(5433).layers.front().reason.contains(QStringLiteral("without port security")));
    }

    void membersThatAreNotKnown() {
        RuleSpec rule = ruleOf("80", "0.0.0.0/32");
        rule.peerGroup = QStringLiteral("web");
        const FirewallGroup group{QStringLiteral("g"),
                                  QStringLiteral("g"),
                                  {{QStringLiteral("r"), rule, false, {}}},
                                  {QStringLiteral("vm")}};
        const auto verdict = [&](const Packet &one, const GroupMembers &members) {
            return explain(one, QStringLiteral("vm"), {group}, {.members = members}).verdict;
        };
        QCOMPARE(int(verdict(packet("10.0.0.1", 80), {})), int(LayerVerdict::Unknown));
        QCOMPARE(int(verdict(packet("10.0.0.1", 81), {})), int(LayerVerdict::Refuses));
        const GroupMembers members{
            {QStringLiteral("web"), {CidrBlock::parse(QStringLiteral("10.0.0.1")).value()}}};
        QCOMPARE(int(verdict(packet("10.0.0.1", 80), members)), int(LayerVerdict::Admits));
        QCOMPARE(int(verdict(packet("10.0.0.2", 80), members)), int(LayerVerdict::Refuses));
    }

    void whatIsBlockedCentrally() {
        const CentralBlocks blocks = bwcloud();
        QVERIFY(blocks.readOn().isValid());
        const auto verdict = [&](const char *region, const Packet &one) {
            return wordOf(blocks.answer(QString::fromLatin1(region), one).verdict);
        };
        QCOMPARE(verdict("Mannheim", packet("203.0.113.7", 443)), QStringLiteral("admits"));
        QCOMPARE(verdict("mannheim", packet("203.0.113.7", 25)), QStringLiteral("refuses"));
        QCOMPARE(verdict("Mannheim", packet("203.0.113.7", 5432)), QStringLiteral("refuses"));
        QCOMPARE(verdict("Mannheim", packet("203.0.113.7", 5353, Carried::Udp)), QStringLiteral("refuses"));
        QCOMPARE(verdict("Mannheim", packet("203.0.113.7", 5353)), QStringLiteral("unknown"));
        QCOMPARE(verdict("Mannheim", packet("203.0.113.7", 8080)), QStringLiteral("unknown"));
        QCOMPARE(verdict("Mannheim", packet("203.0.113.7", icmpPort(8, 0), Carried::Icmp)),
                 QStringLiteral("unknown"));
        QCOMPARE(verdict("Ulm", packet("203.0.113.7", 443)), QStringLiteral("unknown"));
        QVERIFY(!CentralBlocks::parse("{}"));
    }

    // One layer that refuses is enough; one that does not know makes the whole unknown.
    void layersTogether() {
        const CentralBlocks blocks = bwcloud();
        OtherLayers others{.central = &blocks, .region = QStringLiteral("Mannheim")};
        QVERIFY(said(packet("203.0.113.7", 5432), "db-01", others)
                    .startsWith(QStringLiteral("refuses\ncentral block list refuses")));
        others.region = QStringLiteral("Freiburg");
        QVERIFY(said(packet("203.0.113.7", 5432), "db-01", others)
                    .startsWith(QStringLiteral("unknown\ncentral block list unknown")));
        others = {.host = HostFirewall::parse(
                              "Status: active\nDefault: deny (incoming), allow (outgoing)\n\nTo Action "
                              "From\n-- ------ ----\n22/tcp                     ALLOW IN    Anywhere\n")
                              .value()};
        QVERIFY(said(packet("203.0.113.7", 5432), "db-01", others)
                    .startsWith(QStringLiteral("refuses\nsecurity group admits")));
    }

    void ufw_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("port");
        QTest::addColumn<int>("carried");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char *from, int port, const char *verdict, Carried carried = Carried::Tcp) {
            QTest::addRow("%s %d %d", from, port, int(carried))
                << QString::fromLatin1(from) << port << int(carried) << QString::fromLatin1(verdict);
        };
        row("203.0.113.7", 22, "admits");
        row("2001:db8::1", 22, "admits");
        row("198.51.100.9", 22, "refuses"); // denied before
        row("203.0.113.7", 80, "admits");
        row("203.0.113.7", 443, "admits");
        row("2001:db8::1", 443, "refuses"); // IPv4 only
        row("203.0.113.7", 6003, "admits");
        row("203.0.113.7", 6003, "unknown", Carried::Udp); // "My Profile" may be anything
        row("10.9.9.9", 12345, "admits", Carried::Udp);
        row("203.0.113.7", 5432, "unknown"); // which interface is eth1?
        row("203.0.113.7", 8080, "unknown"); // the profile's name says nothing of ports
        row("203.0.113.7", 9999, "unknown"); // for the same reason
        row("203.0.113.7", icmpPort(8, 0), "unknown", Carried::Icmp);
    }

    void ufw() {
        QFETCH(QString, from);
        QFETCH(int, port);
        QFETCH(int, carried);
        QFETCH(QString, verdict);
        const QByteArray status =
            "Status: active\n"
            "Logging: on (low)\n"
            "Default: deny (incoming), allow (outgoing), disabled (routed)\n"
            "New profiles: skip\n"
            "\n"
            "To                         Action      From\n"
            "--                         ------      ----\n"
            "Anywhere                   DENY IN     198.51.100.0/24\n"
            "22/tcp (OpenSSH)           LIMIT IN    Anywhere                   # admins\n"
            "80,443/tcp                 ALLOW IN    Anywhere                   # not the FWD one\n"
            "6000:6007/tcp              ALLOW IN    Anywhere\n"
            "Anywhere                   ALLOW IN    10.0.0.0/8\n"
            "5432/tcp on eth1           ALLOW IN    Anywhere\n"
            "My Profile                 ALLOW IN    Anywhere\n"
            "22/tcp (OpenSSH (v6))      LIMIT IN    Anywhere (v6)\n"
            "53/udp                     ALLOW OUT   Anywhere\n"
            "8080/tcp                   ALLOW FWD   Anywhere\n";
        const LayerAnswer answer = ask(status, packet(from.toLatin1().constData(), port, Carried(carried)));
        QVERIFY2(wordOf(answer.verdict) == verdict, qPrintable(answer.reason));
    }

    void whatIsNoFirewall() {
        for (const char *text : {"", "iptables -L", "{", "{\"x\": []}", "Status: perhaps",
                                 "Status: active\n--\nwhat is this\n"}) {
            const auto firewall = HostFirewall::parse(text);
            QVERIFY2(!firewall, text);
            QVERIFY2(firewall.error().sentence.startsWith(QStringLiteral("Line ")),
                     qPrintable(firewall.error().sentence));
            QCOMPARE(exitCode(firewall.error().kind), 2);
        }
    }

    void conditions_data() {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<QString>("met"); ///< "" when it does not parse
        const auto row = [](const char *condition, const char *met) {
            QTest::newRow(condition) << QString::fromLatin1(condition) << QString::fromLatin1(met);
        };
        row("internet:5432", "db-01 5432/tcp");
        row("internet:5000-6000/tcp", "db-01 5432/tcp");
        row("internet:5432/udp", "none");
        row("internet:all", "db-01 5432/tcp,web-01 80/tcp,web-01 443/tcp");
        row("wide:443", "web-01 443/tcp");
        row("203.0.113.0/24:80", "web-01 80/tcp");
        row("2001:db8::/32:80", "none");
        row("internet:22", "db-01 22/tcp,web-01 22/tcp,worker 22/tcp");
        row("internet:icmp", "none");
        for (const char *bad : {"", "internet", "internet:", ":22", "moon:22", "internet:70000",
                                "internet:22/icmp", "internet:22/x"})
            row(bad, "");
    }

    void conditions() {
        QFETCH(QString, condition);
        QFETCH(QString, met);
        const auto parsed = FailOn::parse(condition);
        QCOMPARE(parsed.has_value(), !met.isEmpty());
        if (!parsed) {
            QCOMPARE(exitCode(parsed.error().kind), 2);
            return;
        }
        QStringList rows;
        for (const Exposure &row : exposuresOf(sampleGroups()))
            if (parsed->isMetBy(row))
                rows += row.instance + u' ' + row.service;
        QCOMPARE(rows.isEmpty() ? QStringLiteral("none") : rows.join(u','), met);
    }
};

QTEST_GUILESS_MAIN(ExplainTest)
#include "tst_explain.moc"
