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
    const Effected said = effectOfAdding(groups()[0], ruleOf(ports, cidr));
    return glyphOf(said.state) + u' ' + said.text;
}

} // namespace

class TestRuleForm : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void saysWhatARuleOpens() {
        QCOMPARE(effect("8443", "10.0.0.0/24"), QStringLiteral("✓ Opens 8443/tcp of web-01 to 10.0.0.0/24."));
        QCOMPARE(effect("5432", "0.0.0.0/0"),
                 QStringLiteral("⚠ Opens 5432/tcp of web-01 to the whole internet: everyone (0.0.0.0/0)."));
        QCOMPARE(effect("443", "::/0"), QStringLiteral("✓ Opens 443/tcp of web-01 to everyone (::/0)."));
        QCOMPARE(effect("443", "0.0.0.0/0"), QStringLiteral("? web-01 has this rule already."));
    }

    /// The trap of the provider's own guide: a narrow rule beside a wide one narrows nothing.
    void saysThatANarrowRuleNarrowsNothing() {
        QVERIFY(effect("22", "122.176.45.0/24").startsWith(QStringLiteral("⚠ Opens nothing new")));
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

    void theMatrixReadsAsAPicture() {
        ExposureMatrix matrix;
        matrix.show(groups());
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
        QCOMPARE(lines.join(u'\n'), QStringLiteral("ssh (platform) | http | https | pgsql | other\n"
                                                   "db-01 | own, all | – | – | ALL ⚠ | –\n"
                                                   "web-01 | own, all | ALL | ALL | – | –\n"
                                                   "worker | own, all | – | – | – | –"));
    }
};

QTEST_MAIN(TestRuleForm)
#include "tst_ruleform.moc"
