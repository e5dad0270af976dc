#include "tests/support/sampleinventory.h"
#include "widgets/iam/keyform.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

/// The lines that describe a key with limits.
class KeyFormTest : public QObject {
    Q_OBJECT

    KeyForm m_form;
    std::vector<CreateAccessKey> m_wanted;

    [[nodiscard]] QLineEdit *line(const char *name) const {
        for (QLineEdit *one : m_form.findChildren<QLineEdit *>())
            if (one->accessibleName() == QLatin1String(name))
                return one;
        qFatal("no line %s", name);
    }

    [[nodiscard]] QPushButton *plan() const { return m_form.findChild<QPushButton *>(); }

    [[nodiscard]] QString says() const { return m_form.findChild<StateLine *>()->text(); }

    void choose(const char *role) {
        for (QAction *action : m_form.findChild<QMenu *>()->actions())
            if (action->text() == QLatin1String(role))
                return action->trigger();
        qFatal("no role %s", role);
    }

private Q_SLOTS:

    void initTestCase() {
        connect(&m_form, &KeyForm::keyWanted, this,
                [this](const CreateAccessKey &key) { m_wanted.push_back(key); });
    }

    void init() {
        m_wanted.clear();
        for (QLineEdit *one : m_form.findChildren<QLineEdit *>())
            one->clear();
        m_form.findChild<QComboBox *>()->setCurrentIndex(0);
        m_form.show(QStringLiteral("alice"), {}, sampleNow()); // forgets the roles that were chosen
        m_form.show(QStringLiteral("alice"), {QStringLiteral("member"), QStringLiteral("reader")},
                    sampleNow());
    }

    void everythingIsSaidToBeMuch() {
        QVERIFY2(says().endsWith(QStringLiteral("It may do all that its owner may, and never ends.")),
                 qPrintable(says()));
        plan()->click();
        QVERIFY(m_wanted.size() == 1 && m_wanted[0].user == QStringLiteral("alice") && !m_wanted[0].limits);
    }

    // A part of the roles, 90 days from noon of the 3rd of May, and two requests.
    void aLimitedKey() {
        line("Name of a new key")->setText(QStringLiteral(" ci "));
        choose("reader");
        line("When it ends")->setText(QStringLiteral("90d"));
        line("The only requests it may make")
            ->setText(QStringLiteral("network GET /v2.0/security-groups; ; compute GET /v2.1/servers/**"));
        QCOMPARE(says(), QStringLiteral("Create an application credential for alice, with the role reader, "
                                        "until 2026-08-01T12:00:00Z, for 2 requests only."));
        QTest::keyClick(line("When it ends"), Qt::Key_Return);
        QCOMPARE(m_wanted.size(), std::size_t{1});
        const KeyLimits &limits = m_wanted[0].limits.value();
        QCOMPARE(limits.label, QStringLiteral("ci"));
        QVERIFY(limits.roles == std::vector<QString>{QStringLiteral("reader")});
        QCOMPARE(toRfc3339(limits.expiresAt.value()), QStringLiteral("2026-08-01T12:00:00Z"));
        QCOMPARE(limits.rules.size(), std::size_t{2});
        QCOMPARE(limits.rules[1].path, QStringLiteral("/v2.1/servers/**"));
    }

    void badWordsAreNoKey_data() {
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        QTest::newRow("no time") << QByteArray("When it ends") << "soon" << "is no time";
        QTest::newRow("over") << QByteArray("When it ends") << "2026-01-01" << "is over already";
        QTest::newRow("no request") << QByteArray("The only requests it may make") << "network" << "network";
    }

    void badWordsAreNoKey() {
        QFETCH(QByteArray, where);
        QFETCH(QString, text);
        QFETCH(QString, why);
        line(where.constData())->setText(text);
        QVERIFY2(says().contains(why), qPrintable(says()));
        QVERIFY(!plan()->isEnabled());
        QTest::keyClick(line(where.constData()), Qt::Key_Return);
        QVERIFY(m_wanted.empty());
    }

    // It has no limits: those that are written stay, for the other kind.
    void anEc2Credential() {
        choose("reader");
        line("When it ends")->setText(QStringLiteral("90d"));
        m_form.findChild<QComboBox *>()->setCurrentIndex(1);
        QVERIFY(!line("When it ends")->isEnabled());
        QVERIFY2(says().contains(QStringLiteral("never ends")), qPrintable(says()));
        plan()->click();
        QCOMPARE(int(m_wanted.at(0).limits->type), int(AccessKeyKind::Ec2));
        QVERIFY(!m_wanted[0].limits->expiresAt && m_wanted[0].limits->roles.empty());
        m_form.findChild<QComboBox *>()->setCurrentIndex(0);
        QVERIFY(says().contains(QStringLiteral("with the role reader, until 2026-08-01")));
    }

    // The account is read again every while: what was chosen stays.
    void readingAgainKeepsTheWords() {
        choose("reader");
        line("When it ends")->setText(QStringLiteral("30d"));
        m_form.show(QStringLiteral("alice"), {QStringLiteral("member"), QStringLiteral("reader")},
                    sampleNow());
        plan()->click();
        QVERIFY(m_wanted.at(0).limits->roles == std::vector<QString>{QStringLiteral("reader")});
    }
};

QTEST_MAIN(KeyFormTest)
#include "tst_keyform.moc"
