#include "tests/support/sampleinventory.h"
#include "widgets/firewall/groupform.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

FirewallGroup group(const QString &name, std::vector<QString> instances) {
    FirewallGroup made;
    made.id = QStringLiteral("sg-") + name;
    made.name = name;
    made.instances = std::move(instances);
    return made;
}

const QString vm1 = QStringLiteral("vm1");
const QString vm2 = QStringLiteral("vm2");

std::vector<FirewallGroup> groups() {
    FirewallGroup shared = group(QStringLiteral("shared"), {});
    shared.owner = QStringLiteral("another");
    return {group(QStringLiteral("default"), {vm1, vm2}), shared, group(QStringLiteral("spare"), {}),
            group(QStringLiteral("web"), {vm1})};
}

} // namespace

/// The line about security groups.
class GroupFormTest : public QObject {
    Q_OBJECT

    static QPushButton *button(const GroupForm &form, const char *text) {
        for (QPushButton *one : form.findChildren<QPushButton *>())
            if (one->text() == QLatin1String(text))
                return one;
        qFatal("no button %s", text);
    }

    // "attach detach delete", as far as they can be pressed.
    static QString offered(const GroupForm &form) {
        QStringList words;
        for (const char *word : {"attach", "detach", "delete"})
            if (button(form, (QByteArray("Plan to ") + word).constData())->isEnabled())
                words += QLatin1String(word);
        return words.join(u' ');
    }

private Q_SLOTS:

    void offersWhatCanBe_data() {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("instance");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("says");
        QTest::newRow("guards it") << "web" << vm1 << "detach" << "web guards vm1; a change";
        QTest::newRow("does not") << "web" << vm2 << "attach" << "web guards vm1; a change";
        QTest::newRow("all at once") << "default" << vm1 << "detach" << "default guards vm1, vm2; a change";
        QTest::newRow("guards nothing") << "spare" << vm1 << "attach delete" << "spare guards no instance.";
        QTest::newRow("another's") << "shared" << vm1 << "attach"
                                   << "shared guards no instance. Project another";
    }

    void offersWhatCanBe() {
        QFETCH(QString, group);
        QFETCH(QString, instance);
        QFETCH(QString, words);
        QFETCH(QString, says);
        GroupForm form;
        form.show(groups(), {vm1, vm2});
        form.chooseGroup(group);
        form.chooseInstance(instance);
        QCOMPARE(offered(form), words);
        const QString said = form.findChild<StateLine *>()->text();
        QVERIFY2(said.contains(says), qPrintable(said));
    }

    void asksForWhatIsPressed() {
        GroupForm form;
        form.show(groups(), {vm1, vm2});
        form.QWidget::show();
        std::vector<FirewallChange> wanted;
        QString deleted;
        connect(&form, &GroupForm::changeWanted, this,
                [&](const FirewallChange &change) { wanted.push_back(change); });
        connect(&form, &GroupForm::deletionWanted, this, [&](const QString &name) { deleted = name; });
        form.chooseGroup(QStringLiteral("web"));
        form.chooseInstance(vm2);
        QTest::mouseClick(button(form, "Plan to attach"), Qt::LeftButton);
        form.chooseInstance(vm1);
        QTest::mouseClick(button(form, "Plan to detach"), Qt::LeftButton);
        form.chooseGroup(QStringLiteral("spare"));
        QTest::mouseClick(button(form, "Plan to delete"), Qt::LeftButton);
        auto *name = form.findChild<QLineEdit *>();
        QTest::keyClick(name, Qt::Key_Return); // nothing typed, nothing wanted
        QTest::keyClicks(name, QStringLiteral(" jump "));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(int(wanted.size()), 3);
        QVERIFY(wanted[0] == FirewallChange(AttachFirewallGroup{QStringLiteral("web"), vm2}));
        QVERIFY(wanted[1] == FirewallChange(DetachFirewallGroup{QStringLiteral("web"), vm1}));
        QVERIFY(wanted[2] == FirewallChange(CreateFirewallGroup{QStringLiteral("jump"), {}, true}));
        QCOMPARE(deleted, QStringLiteral("spare"));
    }

    void keepsWhatWasChosenWhenItIsReadAgain() {
        GroupForm form;
        form.show(groups(), {vm1, vm2});
        form.chooseGroup(QStringLiteral("web"));
        form.chooseInstance(vm2);
        form.show(groups(), {vm1, vm2});
        QCOMPARE(form.findChildren<QComboBox *>()[0]->currentText(), QStringLiteral("web"));
        QCOMPARE(form.findChildren<QComboBox *>()[1]->currentText(), vm2);
    }

    void isNoWiderThanASmallWindow() {
        GroupForm form;
        form.show(groups(), {vm1, vm2});
        QVERIFY2(form.minimumSizeHint().width() < 800,
                 qPrintable(QString::number(form.minimumSizeHint().width())));
    }
};

QTEST_MAIN(GroupFormTest)
#include "tst_groupform.moc"
