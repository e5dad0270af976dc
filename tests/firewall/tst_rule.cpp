#include "models/firewall/rule.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

using namespace cloudnx;
using cloudnx::test::ruleOf;

class RuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void ports_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        const auto row = [](const char *text, const char *written) {
            QTest::newRow(*text ? text : "empty")
                << QString::fromLatin1(text) << QString::fromLatin1(written);
        };
        row("443", "443");
        row("8000-8100", "8000-8100");
        row("80-80", "80");
        row("all", "all");
        row("0-65535", "all");
        row("1-65535", "1-65535");
        row("65535", "65535");
        row("0", "0"); // in clouds' rules, and not for people to type
        row("0-80", "0-80");
        for (const char *bad : {"", "65536", "-1", "80-", "-80", "90-80", "80-70000", "+80", " 80", "080",
                                "8 0", "eighty", "80-81-82", "0x50", "1e3"})
            row(bad, "");
    }

    void ports() {
        QFETCH(QString, text);
        QFETCH(QString, written);
        const auto range = PortRange::parse(text);
        QCOMPARE(range.has_value(), !written.isEmpty());
        if (range)
            QCOMPARE(range->toText(), written);
        else
            QCOMPARE(exitCode(range.error().kind), 2);
        const bool isZero = text == QLatin1String("0") || text == QLatin1String("0-80");
        QCOMPARE(PortRange::typed(text).has_value(), range.has_value() && !isZero);
    }

    void protocols() {
        QCOMPARE(int(parseProtocol(QStringLiteral("TCP")).value()), int(Protocol::Tcp));
        QVERIFY(!parseProtocol(QStringLiteral("sctp")));
        QVERIFY(!parseProtocol(QString()));
    }

    void sameTrafficWhateverIsSaidOfIt() {
        RuleSpec left = ruleOf("80", "10.0.0.0/8");
        RuleSpec right = left;
        right.description = QStringLiteral("for the office");
        QVERIFY(sameTraffic(left, right) && !(left == right));
        right.direction = Direction::Egress;
        QVERIFY(!sameTraffic(left, right));
        // No ports and all ports are two ways to say one thing.
        QVERIFY(sameTraffic(ruleOf("", "10.0.0.0/8"), ruleOf("all", "10.0.0.0/8")));
    }

    void wordsOfARule() {
        QCOMPARE(serviceText(ruleOf("5432", "10.0.0.0/8")), QStringLiteral("5432/tcp"));
        QCOMPARE(serviceText(ruleOf("", "10.0.0.0/8", Protocol::Udp)), QStringLiteral("all/udp"));
        QCOMPARE(peerText(ruleOf("1", "::/0")), QStringLiteral("everyone (::/0)"));
        QCOMPARE(peerText(ruleOf("1", "10.0.0.0/8")), QStringLiteral("10.0.0.0/8"));
    }
};

QTEST_GUILESS_MAIN(RuleTest)
#include "tst_rule.moc"
