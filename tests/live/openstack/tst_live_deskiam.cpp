#include "tests/live/openstack/livecloud.h"
#include "tests/support/offmainthread.h"
#include "tests/widgets/console.h"
#include "widgets/iam/trusttab.h"
#include "widgets/iam/usertab.h"
#include "widgets/parts/qrview.h"
#include "widgets/parts/secretfield.h"
#include "widgets/parts/tableview.h"
#include "widgets/parts/theme.h"
#include "widgets/profileband.h"

#include <QDir>
#include <QMenu>
#include <QTabWidget>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const QString enrolled = QStringLiteral("deskuser");
const QString password = QStringLiteral("battery staple horse");

/// What oathtool says the code of @p base32 is now.
[[nodiscard]] Secret codeOf(QString base32) {
    QProcess oathtool;
    oathtool.start(QStringLiteral("oathtool"),
                   {QStringLiteral("--totp"), QStringLiteral("-b"), base32.remove(u' ')});
    return oathtool.waitForFinished() ? Secret(oathtool.readAll().trimmed().toStdString()) : Secret();
}

} // namespace

/// Projects, trusts and other people's second factor, from the window of an administrator on a real
/// OpenStack. CLOUDNX_PICTURES=DIR keeps what it looked like.
class LiveDeskIamTest : public QObject {
    Q_OBJECT

    void picture(const QString &name) {
        const QString folder = qEnvironmentVariable("CLOUDNX_PICTURES");
        showAll();
        if (!folder.isEmpty())
            QVERIFY(m_console->window.grab().save(QDir(folder).filePath(
                name + qEnvironmentVariable("CLOUDNX_SUFFIX") + QStringLiteral(".png"))));
    }

    [[nodiscard]] Page *go(Room room) {
        m_console->bench().go(room);
        return m_console->comesToRest() ? m_console->bench().page(room) : nullptr;
    }

    [[nodiscard]] QWidget *sheet() { return m_console->bench().sheet(); }

    [[nodiscard]] QString sheetText() { return textOn(sheet()); }

    [[nodiscard]] QString onTheBand() { return textOn(m_console->window.findChild<ProfileBand *>()); }

    template <typename Tab>
    [[nodiscard]] Tab *tabOfIam() {
        auto *tab = go(Room::Iam)->findChild<Tab *>();
        if (tab)
            m_console->bench().page(Room::Iam)->findChild<QTabWidget *>()->setCurrentWidget(tab);
        showAll();
        return tab;
    }

    /// Opens the plan behind @p button and applies it; what it asks for is answered afterwards.
    [[nodiscard]] bool plans(QWidget *root, const char *button) {
        auto *found = buttonOf(root, QString::fromUtf8(button));
        if (!found || !found->isEnabled())
            return false;
        found->click();
        if (!m_console->comesToRest())
            return false;
        m_console->apply();
        return true;
    }

    [[nodiscard]] bool isReadBack() {
        const bool done = m_console->comesToRest() && sheetText().contains(QStringLiteral("read back"));
        if (done)
            m_console->bench().sheet()->close();
        return done;
    }

    [[nodiscard]] bool entersAnew(const Workbench *before) {
        return QTest::qWaitFor(
                   [&] { return m_console->window.workbench() && m_console->window.workbench() != before; },
                   patience) &&
               m_console->comesToRest();
    }

    [[nodiscard]] QStringList instances() {
        QStringList names;
        for (const Instance &one : *m_console->bench().live().inventory().instances)
            names.append(one.name);
        return names;
    }

private Q_SLOTS:

    void initTestCase() {
        m_console = std::make_unique<Console>(QStringLiteral("admin-demo"));
        QVERIFY2(m_console->asks("Password"), qPrintable(textOn(&m_console->window)));
        m_console->press(Qt::Key_Return); // what clouds.yaml says
        QVERIFY2(m_console->opens(), qPrintable(textOn(&m_console->window)));
    }

    void everyPageStaysWithinTheSmallestScreen() {
        for (const QSize size : {QSize(1024, 700), QSize(1400, 900)})
            for (const Theme theme : {Theme::Light, Theme::Dark}) {
                applyTheme(theme);
                m_console->window.resize(size);
                for (const Room room : everyRoom()) {
                    Page *page = go(room);
                    QVERIFY(page);
                    for (auto *table : page->findChildren<TableView *>())
                        if (table->isVisible())
                            table->view()->setCurrentIndex(table->view()->model()->index(0, 0));
                    showAll();
                    QVERIFY2(m_console->window.minimumSizeHint().width() <= 1024, qPrintable(titleOf(room)));
                    QVERIFY2(page->minimumSizeHint().width() <= page->width(), qPrintable(titleOf(room)));
                    const QString look =
                        QStringLiteral("%1-%2-%3")
                            .arg(titleOf(room).toLower())
                            .arg(size.width())
                            .arg(theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
                    picture(look);
                    auto *tabs = page->findChild<QTabWidget *>();
                    for (int at = 1; tabs && at < tabs->count(); ++at) {
                        tabs->setCurrentIndex(at);
                        for (auto *table : page->findChildren<TableView *>())
                            if (table->isVisible())
                                table->view()->setCurrentIndex(table->view()->model()->index(0, 0));
                        picture(look + QStringLiteral("-tab%1").arg(at));
                        QVERIFY2(page->minimumSizeHint().width() <= page->width(), qPrintable(look));
                    }
                    if (tabs)
                        tabs->setCurrentIndex(0);
                }
            }
        applyTheme(Theme::Light);
        m_console->window.resize(1024, 700);
    }

    void aTrustSaysWhoMayActForWhom() {
        // Keystone takes no second one like one that was deleted.
        const QString end = QStringLiteral("2099-01-02T") +
                            QDateTime::currentDateTimeUtc().toString(QStringLiteral("hh:mm:ss"));
        referenceDoes({QStringLiteral("trust"), QStringLiteral("create"), QStringLiteral("--project"),
                       QStringLiteral("demo"), QStringLiteral("--role"), QStringLiteral("admin"),
                       QStringLiteral("--impersonate"), QStringLiteral("--expiration"), end,
                       QStringLiteral("admin"), QStringLiteral("operator")},
                      QStringLiteral("admin-demo"));
        const auto trusts =
            reference({QStringLiteral("trust"), QStringLiteral("list")}, QStringLiteral("admin-demo"))
                .array();
        QCOMPARE(trusts.size(), 1);
        const QString id = trusts[0].toObject().value(QStringLiteral("ID")).toString();
        m_console->bench().live().readEverything();
        auto *tab = tabOfIam<TrustTab>();
        QVERIFY(tab && tab->table()->select(id));
        const QString text = textOn(tab);
        for (const char *said : {"operator for admin", "appears as admin in every log", "admin\n", "demo",
                                 "any number", "you\n"})
            QVERIFY2(text.contains(QString::fromUtf8(said)), qPrintable(text));
        QVERIFY2(text.contains(end + u'Z'), qPrintable(text));
        picture(QStringLiteral("trusts"));
        referenceDoes({QStringLiteral("trust"), QStringLiteral("delete"), id}, QStringLiteral("admin-demo"));
        m_console->bench().live().readEverything();
        QVERIFY(m_console->comesToRest());
        QVERIFY2(textOn(tab).contains(QStringLiteral("nobody may act for you")), qPrintable(textOn(tab)));
    }

    void anotherProjectIsEnteredAndLeft() {
        QVERIFY2(onTheBand().contains(QStringLiteral("demo")), qPrintable(onTheBand()));
        QVERIFY(instances().contains(QStringLiteral("vm1")));
        (void)go(Room::Firewall);
        picture(QStringLiteral("band"));
        const Workbench *before = m_console->window.workbench();
        m_console->choose(QStringLiteral("switch to project admin"));
        QVERIFY2(entersAnew(before), qPrintable(textOn(&m_console->window)));
        QCOMPARE(m_console->bench().room(), Room::Firewall);
        const Inventory &read = m_console->bench().live().inventory();
        QCOMPARE(read.identity->accountName, std::optional(QStringLiteral("admin")));
        QVERIFY(!instances().contains(QStringLiteral("vm1")));
        QVERIFY(read.firewall.known());
        QSet<QString> ours;
        for (const FirewallGroup &group : *read.firewall)
            ours.insert(group.id);
        QSet<QString> theirs;
        for (const QJsonValue &group :
             reference({QStringLiteral("security"), QStringLiteral("group"), QStringLiteral("list"),
                        QStringLiteral("--project"), read.identity->accountId},
                       QStringLiteral("admin"))
                 .array())
            theirs.insert(group.toObject().value(QStringLiteral("ID")).toString());
        QCOMPARE(ours, theirs);
        picture(QStringLiteral("other-project"));
        before = m_console->window.workbench();
        m_console->choose(QStringLiteral("switch to project demo"));
        QVERIFY2(entersAnew(before), qPrintable(textOn(&m_console->window)));
        QVERIFY(instances().contains(QStringLiteral("vm1")));
    }

    void aPersonIsMadeForTheSecondFactor() {
        auto *tab = tabOfIam<UserTab>();
        QVERIFY(tab);
        tab->findChild<QLineEdit *>(QString())->setFocus();
        for (auto *edit : tab->findChildren<QLineEdit *>())
            if (edit->accessibleName() == QStringLiteral("Name of a new user"))
                edit->setText(enrolled);
        QVERIFY(plans(tab, "Plan user"));
        QVERIFY2(isReadBack(), qPrintable(sheetText()));
        QVERIFY(tab->table()->select(enrolled));
        QVERIFY(plans(tab, "Plan a console password"));
        QVERIFY2(m_console->asksInThePlan(), qPrintable(sheetText()));
        m_console->type(password);
        m_console->press(Qt::Key_Return);
        QVERIFY(m_console->comesToRest());
        QVERIFY2(!sheetText().contains(QStringLiteral("refused")), qPrintable(sheetText()));
        m_console->bench().sheet()->close();
        referenceDoes({QStringLiteral("role"), QStringLiteral("add"), QStringLiteral("--project"),
                       QStringLiteral("demo"), QStringLiteral("--user"), enrolled, QStringLiteral("member")},
                      QStringLiteral("admin-demo"));
    }

    void anAuthenticatorIsEnrolledByItsQrAndProvenByACode() {
        auto *tab = tabOfIam<UserTab>();
        QVERIFY(tab && tab->table()->select(enrolled));
        QVERIFY(plans(tab, "Plan an authenticator"));
        QVERIFY2(m_console->asksInThePlan(), qPrintable(sheetText()));
        auto *qr = sheet()->findChild<QrView *>();
        auto *key = sheet()->findChild<SecretField *>();
        QVERIFY(qr && qr->isVisible() && key);
        for (const QWidget *seen : std::initializer_list<QWidget *>{qr, key, QApplication::focusWidget()})
            QVERIFY(QTest::qWaitFor([&] { return seen->visibleRegion().boundingRect() == seen->rect(); }));
        m_seed = key->text();
        m_console->type(QStringLiteral("000000"));
        m_console->press(Qt::Key_Return);
        QVERIFY2(sheetText().contains(QStringLiteral("does not belong to the key")), qPrintable(sheetText()));
        picture(QStringLiteral("enrol"));
        m_console->type(codeOf(m_seed).revealText());
        m_console->press(Qt::Key_Return);
        QVERIFY2(m_console->comesToRest() && !sheetText().contains(QStringLiteral("✗")),
                 qPrintable(sheetText()));
        picture(QStringLiteral("enrolled"));
        m_console->bench().sheet()->close();
    }

    void aCodeIsAskedForFromThenOn() {
        auto *tab = tabOfIam<UserTab>();
        QVERIFY(tab && tab->table()->select(enrolled));
        QVERIFY(plans(tab, "Plan to ask for a code"));
        QVERIFY2(isReadBack(), qPrintable(sheetText()));
        QVERIFY(tab->table()->select(enrolled));
        QVERIFY2(textOn(tab).contains(QStringLiteral("password + totp")), qPrintable(textOn(tab)));
        picture(QStringLiteral("asked-for-a-code"));
        RestClient client(liveOptions());
        OpenStackSignIn door(client, livePlace(), m_console->clock);
        const IamCredentials alone{{}, enrolled, Secret(password.toStdString())};
        const auto pending = offMainThread([&] { return door.begin(alone, {}); });
        QVERIFY2(pending, pending ? "" : qPrintable(pending.error().sentence));
        QVERIFY(std::holds_alternative<PendingSignIn>(*pending));
        const Secret code = codeOf(m_seed);
        const auto tokens =
            offMainThread([&] { return door.verify(std::get<PendingSignIn>(*pending), code, {}); });
        QVERIFY2(tokens, tokens ? "" : qPrintable(tokens.error().sentence));
    }

    void whoIsNoAdministratorIsToldSo() {
        referenceDoes({QStringLiteral("user"), QStringLiteral("delete"), enrolled},
                      QStringLiteral("admin-demo"));
        m_console = std::make_unique<Console>(QStringLiteral("operator"));
        QVERIFY2(m_console->asks("Password"), qPrintable(textOn(&m_console->window)));
        m_console->type(live("OPERATOR_PASSWORD"));
        m_console->press(Qt::Key_Return);
        QVERIFY2(m_console->asks("Code"), qPrintable(textOn(&m_console->window)));
        m_console->type(codeNow(Person::Operator).revealText());
        QVERIFY2(m_console->opens(), qPrintable(textOn(&m_console->window)));
        QVERIFY(!buttonOf(m_console->window.findChild<ProfileBand *>(), QStringLiteral("Switch")));
        auto *tab = tabOfIam<UserTab>();
        QVERIFY(tab);
        picture(QStringLiteral("no-administrator"));
        QVERIFY2(
            textOn(tab).contains(QStringLiteral("Only an administrator of the cloud can set what a user has "
                                                "to prove")),
            qPrintable(textOn(tab)));
        QVERIFY(tabOfIam<TrustTab>());
    }

    void cleanupTestCase() { m_console.reset(); }

private:
    std::unique_ptr<Console> m_console;
    QString m_seed;
};

QTEST_MAIN(LiveDeskIamTest)
#include "tst_live_deskiam.moc"
