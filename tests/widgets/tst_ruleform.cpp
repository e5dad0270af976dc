#include "tests/support/sampleinventory.h"
#include "widgets/firewall/exposurematrix.h"
#include "widgets/firewall/ruleform.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const std::vector<FirewallGroup> &groups() {
    static const std::vector<FirewallGroup> all = *sampleInventory().firewall;
    return all;
}

QString effect(const char *ports, const char *cidr) {
    const RuleEffect said = EffectTeller(groups()[0]).adding(ruleOf(ports, cidr));
    return glyphOf(stateOf(said.kind)) + u' ' + said.sentence;
}

} // namespace

class TestRuleForm : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void saysWhatARuleOpens() {
        QCOMPARE(
            effect("8443", "10.0.0.0/8"),
            QStringLiteral("✓ Opens 8443/tcp to 16,777,216 IPv4 addresses (10.0.0.0/8); closes nothing."));
        QVERIFY2(
            effect("5432", "0.0.0.0/0").startsWith(QStringLiteral("⚠ Opens 5432/tcp to 4,294,967,296 IPv4")),
            qPrintable(effect("5432", "0.0.0.0/0")));
        QVERIFY2(effect("443", "::/0").startsWith(QStringLiteral("✓ Opens 443/tcp to ")),
                 qPrintable(effect("443", "::/0")));
        QCOMPARE(effect("443", "0.0.0.0/0"), QStringLiteral("⚠ web-01 has this rule already."));
    }

    void saysThatANarrowRuleNarrowsNothing() {
        QVERIFY(
            effect("80", "122.176.45.0/24").startsWith(QStringLiteral("⚠ Opens nothing and closes nothing")));
    }

    /// The trap of the provider's own guide: nobody says what a rule for 22 does to the platform's own.
    void promisesNothingBesideThePlatformsRule() {
        const QString said = effect("22", "122.176.45.0/24");
        QVERIFY2(said.startsWith(QStringLiteral("? CloudNx does not say")), qPrintable(said));
    }

    void saysWhatAChangeOpensAndCloses() {
        EffectTeller teller(groups()[1]);
        QCOMPARE(
            teller.replacing(ruleOf("5432", "0.0.0.0/0"), ruleOf("5432", "0.0.0.0/1")).sentence,
            QStringLiteral("Opens nothing; closes 5432/tcp to 2,147,483,648 IPv4 addresses (128.0.0.0/1)."));
    }

    void saysWhatIsWrongWhileItIsTyped() {
        RuleForm form;
        form.show(groups(), QStringLiteral("instance firewall"));
        form.QWidget::show();
        const auto edits = form.findChildren<QLineEdit *>();
        QSignalSpy wanted(&form, &RuleForm::ruleWanted);
        edits[0]->setText(QStringLiteral("443"));
        edits[1]->setText(QStringLiteral("10.0.0.5/24"));
        QTest::keyClick(edits[1], Qt::Key_Return);
        QCOMPARE(wanted.count(), 0);
        QVERIFY(form.findChild<StateLine *>()->text().contains(QStringLiteral("10.0.0.0/24")));
        edits[1]->setText(QStringLiteral("10.0.0.0/24"));
        QTest::keyClick(edits[1], Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), QStringLiteral("web-01"));
    }

    /// What the line does not ask for must not change with what is typed: a ping must not become all of icmp.
    void aChangeKeepsTheRest_data() {
        QTest::addColumn<RuleSpec>("old");
        RuleSpec ping = ruleOf("1", "10.0.0.0/24", Protocol::Icmp);
        ping.ports.reset();
        ping.icmpType = 8;
        QTest::newRow("a type of icmp") << ping;
        ping.icmpCode = 0;
        ping.direction = Direction::Egress;
        QTest::newRow("a code, outwards") << ping;
        RuleSpec other = ruleOf("80", "10.0.0.0/24", Protocol::Other);
        other.protocolName = QStringLiteral("sctp");
        QTest::newRow("a port of sctp") << other;
        other.protocolName = QStringLiteral("gre");
        other.ports.reset();
        QTest::newRow("gre") << other;
        RuleSpec every = ruleOf("1", "10.0.0.0/24");
        every.ports.reset();
        every.description = QStringLiteral("why");
        QTest::newRow("every port") << every;
    }

    void aChangeKeepsTheRest() {
        QFETCH(RuleSpec, old);
        RuleForm form;
        QSignalSpy wanted(&form, &RuleForm::changeWanted);
        auto *peer = editing(form, old);
        peer->setText(QStringLiteral("10.9.0.0/24"));
        QTest::keyClick(peer, Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        RuleSpec now = old;
        now.peer = CidrBlock::parse(QStringLiteral("10.9.0.0/24")).value();
        QCOMPARE(wanted[0][2].value<RuleSpec>(), now);
    }

    void aRuleForAGroupKeepsItUntilAnAddressIsWritten() {
        RuleSpec old = ruleOf("5432", "0.0.0.0/32");
        old.peerGroup = QStringLiteral("app");
        RuleForm form;
        QSignalSpy wanted(&form, &RuleForm::changeWanted);
        auto *peer = editing(form, old);
        QVERIFY(peer->placeholderText().contains(QStringLiteral("members of app")));
        auto *ports = form.findChildren<QLineEdit *>()[0];
        ports->setText(QStringLiteral("6432"));
        QVERIFY2(form.findChild<StateLine *>()->text().contains(QStringLiteral(
                     "Opens 6432/tcp to members of app (IPv4); closes 5432/tcp to members of app")),
                 qPrintable(form.findChild<StateLine *>()->text()));
        QTest::keyClick(ports, Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][2].value<RuleSpec>().peerGroup, old.peerGroup);
    }

    void theMatrixReadsAsAPicture() {
        QCOMPARE(pictureOf(groups()), QStringLiteral("ssh (platform) | http | https | pgsql | other\n"
                                                     "db-01 | own, all | – | – | ALL ⚠ | –\n"
                                                     "web-01 | own, all | ALL | ALL | – | –\n"
                                                     "worker | own, all | – | – | – | –"));
    }

    void thePlatformHasNoColumnWhereItHasNoRule() {
        auto own = groups();
        for (FirewallGroup &group : own)
            std::erase_if(group.rules, [](const Rule &rule) { return rule.implicit; });
        QCOMPARE(pictureOf(own), QStringLiteral("http | https | pgsql | other\n"
                                                "db-01 | – | – | ALL ⚠ | –\n"
                                                "web-01 | ALL | ALL | – | –\n"
                                                "worker | – | – | – | –"));
    }

    // Nobody reaches a service only where the rules say all there is to say.
    void theMatrixSaysWhatIsNotKnown() {
        auto some = groups();
        some[0].unfiltered = some[0].instances; // web-01's
        QCOMPARE(pictureOf(some, {QStringLiteral("bare"), QStringLiteral("web-01")}),
                 QStringLiteral("ssh (platform) | http | https | pgsql | other\n"
                                "bare | ? | ? | ? | ? | ?\n"
                                "db-01 | own, all | – | – | ALL ⚠ | –\n"
                                "web-01 | own, all | ALL | ALL | ? | ?\n"
                                "worker | own, all | – | – | – | –"));
    }

private:
    // The line of addresses, with @p rule of a group of its own in the form.
    static QLineEdit *editing(RuleForm &form, const RuleSpec &rule) {
        FirewallGroup group = groups()[0];
        group.rules = {{QStringLiteral("fw-1"), rule, false, sampleNow()}};
        form.show({group}, QStringLiteral("instance firewall"));
        form.QWidget::show();
        form.edit(group.name, rule);
        return form.findChildren<QLineEdit *>()[1];
    }

    static QString pictureOf(const std::vector<FirewallGroup> &shown, const QStringList &unguarded = {}) {
        ExposureMatrix matrix;
        matrix.show(shown, unguarded);
        QStringList lines;
        QStringList head;
        for (int column = 0; column < matrix.columnCount(); ++column)
            head.append(matrix.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        lines.append(head.join(QStringLiteral(" | ")));
        for (int row = 0; row < matrix.rowCount(); ++row) {
            QStringList cells{matrix.instance(row)};
            for (int column = 0; column < matrix.columnCount(); ++column)
                cells.append(matrix.index(row, column).data().toString());
            lines.append(cells.join(QStringLiteral(" | ")));
        }
        return lines.join(u'\n');
    }
};

QTEST_MAIN(TestRuleForm)
#include "tst_ruleform.moc"
