#include "tests/live/openstack/livecloud.h"
#include "tests/support/offmainthread.h"
#include "tests/widgets/console.h"
#include "widgets/firewall/groupform.h"
#include "widgets/parts/tableview.h"

#include <QComboBox>
#include <QDir>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const QString vm1 = QStringLiteral("vm1");
const QString web = QStringLiteral("web");

} // namespace

/// The program as a person has it, on a real OpenStack that its clouds.yaml names. CLOUDNX_PICTURES=DIR keeps
/// what it looked like.
class LiveDeskTest : public QObject {
    Q_OBJECT

    void picture(const char *name) {
        const QString folder = qEnvironmentVariable("CLOUDNX_PICTURES");
        showAll();
        if (!folder.isEmpty())
            QVERIFY(m_console->window.grab().save(
                QDir(folder).filePath(QLatin1String(name) + QStringLiteral(".png"))));
    }

    [[nodiscard]] Page *go(Room room) {
        m_console->bench().go(room);
        return m_console->comesToRest() ? m_console->bench().page(room) : nullptr;
    }

    [[nodiscard]] QString sheetText() { return textOn(m_console->bench().sheet()); }

    [[nodiscard]] bool press(QWidget *root, const char *button) {
        auto *found = buttonOf(root, QString::fromUtf8(button));
        if (!found || !found->isEnabled())
            return false;
        QTest::keyClick(found, Qt::Key_Space);
        return m_console->comesToRest();
    }

    /// Applies what the sheet shows and closes it.
    [[nodiscard]] bool applies() {
        m_console->apply();
        return m_console->comesToRest() && sheetText().contains(QStringLiteral("read back"));
    }

    [[nodiscard]] bool undoes() {
        if (!press(m_console->bench().sheet(), "Undo"))
            return false;
        const bool done = applies();
        m_console->press(Qt::Key_Escape);
        return done;
    }

    QStringList ours(const char *what, const QString &filter) {
        return m_reference->says(what).filter(filter);
    }

    [[nodiscard]] GroupForm *groups() { return go(Room::Firewall)->findChild<GroupForm *>(); }

private Q_SLOTS:

    void initTestCase() { m_reference = std::make_unique<Reference>(QStringLiteral("demo")); }

    void theApplicationCredentialIsTheFirstWayIn() {
        m_console = std::make_unique<Console>(QStringLiteral("demo"));
        QVERIFY2(m_console->asks("Secret"), qPrintable(textOn(&m_console->window)));
        const QString text = textOn(&m_console->window);
        QVERIFY2(text.contains(QStringLiteral("home institution")), qPrintable(text));
        picture("1-application-credential");
        m_console->press(Qt::Key_Return); // what clouds.yaml says
        QVERIFY2(m_console->opens(), qPrintable(textOn(&m_console->window)));
        m_console->choose(QStringLiteral("sign out"));
        QVERIFY(QTest::qWaitFor([this] { return m_console->window.workbench() == nullptr; }, patience));
        m_console.reset();
    }

    void signsInWithAReceiptAndACode() {
        m_console = std::make_unique<Console>(QStringLiteral("operator"));
        QVERIFY2(m_console->asks("Password"), qPrintable(textOn(&m_console->window)));
        m_console->type(live("OPERATOR_PASSWORD"));
        picture("2-password");
        const auto asked = requestsTo(QStringLiteral("keystone")).size();
        m_console->press(Qt::Key_Return);
        QVERIFY2(m_console->asks("Code"), qPrintable(textOn(&m_console->window)));
        picture("3-code");
        m_console->type(QStringLiteral("000000"));
        QVERIFY(QTest::qWaitFor(
            [this] { return textOn(&m_console->window).contains(QStringLiteral("code is wrong")); },
            patience));
        m_console->type(codeNow(Person::Operator).revealText());
        QVERIFY2(m_console->opens(), qPrintable(textOn(&m_console->window)));
        const auto posts =
            requestsTo(QStringLiteral("keystone")).mid(asked).filter(QStringLiteral("POST /v3/auth/tokens"));
        QCOMPARE(posts, (QStringList{QStringLiteral("POST /v3/auth/tokens 401"),
                                     QStringLiteral("POST /v3/auth/tokens 401"),
                                     QStringLiteral("POST /v3/auth/tokens 201")}));
        QVERIFY(textOn(&m_console->window).contains(QStringLiteral("operator")));
        picture("4-overview");
    }

    void everyRoomIsReadWithoutAComplaint() {
        QVERIFY(m_console && m_console->window.workbench());
        for (const Room room : everyRoom()) {
            Page *page = go(room);
            QVERIFY(page);
            for (auto *banner : m_console->window.findChildren<Banner *>())
                QVERIFY2(!banner->isVisible(), qPrintable(titleOf(room) + textOn(banner)));
            QVERIFY(!page->answer().isEmpty());
            picture(qPrintable(QStringLiteral("5-%1").arg(titleOf(room).toLower())));
        }
    }

    void aSecurityGroupIsMadeAttachedAndTakenOff() {
        QVERIFY(m_console && m_console->window.workbench());
        GroupForm *form = groups();
        auto *name = form->findChild<QLineEdit *>();
        name->setFocus();
        m_console->type(web);
        m_console->press(Qt::Key_Return);
        QVERIFY(m_console->comesToRest());
        QVERIFY2(applies(), qPrintable(sheetText()));
        QCOMPARE(ours("groups", QStringLiteral("group web")).size(), 1);
        m_console->press(Qt::Key_Escape);

        form->chooseGroup(web);
        form->chooseInstance(vm1);
        QVERIFY(press(form, "Plan to attach"));
        QVERIFY2(sheetText().contains(vm1), qPrintable(sheetText()));
        picture("6-attach");
        QVERIFY2(applies(), qPrintable(sheetText()));
        QCOMPARE(m_reference->says("groups_of", {vm1}), (QStringList{QStringLiteral("default"), web}));
        QVERIFY(textOn(form).contains(QStringLiteral("web guards vm1")));
        QVERIFY2(undoes(), qPrintable(sheetText()));
        QCOMPARE(m_reference->says("groups_of", {vm1}), QStringList{QStringLiteral("default")});

        form->chooseGroup(web);
        QVERIFY(press(form, "Plan to delete"));
        QVERIFY2(applies(), qPrintable(sheetText()));
        QVERIFY(ours("groups", QStringLiteral("group web")).isEmpty());
        m_console->press(Qt::Key_Escape);
    }

    void aRuleNamesEveryInstanceItReaches() {
        QVERIFY(m_console && m_console->window.workbench());
        const QStringList before = m_reference->says("groups");
        m_console->choose(QStringLiteral("close 22"));
        QVERIFY(m_console->comesToRest());
        QVERIFY2(sheetText().contains(vm1) && sheetText().contains(QStringLiteral("vm2")),
                 qPrintable(sheetText()));
        picture("7-close-ssh");
        m_console->press(Qt::Key_Escape);
        QCOMPARE(m_reference->says("groups"), before);
    }

    void anInstanceStopsAndStartsAgain() {
        QVERIFY(m_console && m_console->window.workbench());
        m_console->choose(QStringLiteral("stop vm1"));
        QVERIFY(m_console->comesToRest());
        QVERIFY2(applies(), qPrintable(sheetText()));
        picture("8-stopped");
        QCOMPARE(ours("servers", QStringLiteral("server vm1 SHUTOFF")).size(), 1);
        QVERIFY2(undoes(), qPrintable(sheetText()));
        QCOMPARE(ours("servers", QStringLiteral("server vm1 ACTIVE")).size(), 1);
    }

    void aServiceThatIsAwayIsNamedAndTheOtherPagesWork() {
        QVERIFY(m_console && m_console->window.workbench());
        const Fault fault(QStringLiteral("neutron"), "return 503;");
        m_console->bench().live().readEverything();
        Page *firewall = go(Room::Firewall);
        QVERIFY2(firewall->answer().startsWith(QStringLiteral("Neutron (network):")),
                 qPrintable(firewall->answer()));
        picture("9-neutron-away");
        const Inventory &read = m_console->bench().live().inventory();
        QVERIFY(read.instances.known() && read.volumes.known() && read.kmsKeys.known() &&
                read.identity.known());
        QVERIFY(!textOn(go(Room::Incident)).contains(QStringLiteral("Neutron")));
        QVERIFY(!textOn(go(Room::Kms)).contains(QStringLiteral("Neutron")));
    }

    void afterThatItReadsAgain() {
        QVERIFY(m_console && m_console->window.workbench());
        m_console->bench().live().readEverything();
        QVERIFY(!go(Room::Firewall)->answer().contains(QStringLiteral("Neutron")));
    }

    /// A disabled user's tokens are all revoked, also when he is enabled again.
    void aRevokedSessionAsksForASignIn() {
        QVERIFY(m_console && m_console->window.workbench());
        Reference admin(QStringLiteral("admin"));
        admin.does("set_enabled", {QStringLiteral("operator"), false});
        admin.does("set_enabled", {QStringLiteral("operator"), true});
        m_console->bench().live().readEverything();
        QVERIFY(QTest::qWaitFor([this] { return m_console->window.workbench() == nullptr; }, patience));
        QVERIFY2(m_console->asks("Password"), qPrintable(textOn(&m_console->window)));
        picture("10-revoked");
    }

    void cleanupTestCase() {
        m_console.reset();
        m_reference.reset();
    }

private:
    std::unique_ptr<Console> m_console;
    std::unique_ptr<Reference> m_reference;
};

QTEST_MAIN(LiveDeskTest)
#include "tst_live_desk.moc"
