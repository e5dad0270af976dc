#include "tests/widgets/screen.h"
#include "widgets/kms/valuebox.h"
#include "widgets/parts/tableview.h"

#include <QTabWidget>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

[[nodiscard]] Inventory onCloud(const char *kind) {
    Inventory account = sampleInventory();
    account.cloud = QString::fromLatin1(kind);
    return account;
}

[[nodiscard]] Page *roomWithChoice(Screen &screen, Room room, int tab = 0) {
    screen.bench().go(room);
    if (!screen.comesToRest())
        return nullptr;
    Page *page = screen.bench().page(room);
    if (auto *tabs = page->findChild<QTabWidget *>())
        tabs->setCurrentIndex(tab);
    for (auto *table : page->findChildren<TableView *>())
        if (table->isVisible())
            table->view()->setCurrentIndex(table->view()->model()->index(0, 0));
    showAll();
    return page;
}

constexpr int keysOfIam = 3;
constexpr int keysOfIncident = 1;

} // namespace

/// A page offers what its cloud can do, and says what it cannot, before anybody presses.
class OfferedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keysThatDoNotTurnHaveNoButtonsForIt() {
        Screen screen(onCloud("openstack"));
        QVERIFY(screen.isReady());
        Page *page = roomWithChoice(screen, Room::Kms);
        QVERIFY(page);
        for (const char *verb :
             {"Plan to rotate", "Plan to disable", "Plan its deletion", "Encrypt", "Decrypt"})
            QVERIFY2(!buttonOf(page, QString::fromLatin1(verb)), verb);
        const QString text = textOn(page);
        QVERIFY2(text.contains(QStringLiteral("never rotated, switched off or deleted by date")),
                 qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("encrypts nothing itself")), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("encrypts and decrypts")), qPrintable(text));
        for (const PaletteEntry &entry : page->palette())
            QVERIFY(!entry.text.contains(QStringLiteral("ncrypt")));
    }

    void keysThatTurnHaveThem() {
        Screen screen(onCloud("cloudnx"));
        QVERIFY(screen.isReady());
        Page *page = roomWithChoice(screen, Room::Kms);
        QVERIFY(page);
        for (const char *verb : {"Plan to rotate", "Plan to disable", "Plan its deletion", "Encrypt"})
            QVERIFY2(buttonOf(page, QString::fromLatin1(verb)), verb);
        QVERIFY(!textOn(page).contains(QStringLiteral("Not offered")));
    }

    void aKeyThatCannotPauseIsDeleted() {
        Screen screen(onCloud("openstack"));
        QVERIFY(screen.isReady());
        Page *iam = roomWithChoice(screen, Room::Iam, keysOfIam);
        QVERIFY(iam && buttonOf(iam, QStringLiteral("Plan to delete")));
        QVERIFY(!buttonOf(iam, QStringLiteral("Plan to deactivate")));
        Page *incident = roomWithChoice(screen, Room::Incident, keysOfIncident);
        QVERIFY(incident && !buttonOf(incident, QStringLiteral("Plan to deactivate")));
        buttonOf(incident, QStringLiteral("Plan to delete"))->click();
        QVERIFY(screen.comesToRest());
        QVERIFY2(buttonOf(&screen.sheet(), QStringLiteral("Delete")), qPrintable(textOn(&screen.sheet())));
    }

    void whoMayListNobodyIsToldWhoSetsTheRules() {
        const Error refused{ErrorKind::Forbidden, QStringLiteral("Not allowed: list_users.")};
        for (const char *cloud : {"openstack", "cloudnx"}) {
            Screen screen(onCloud(cloud));
            screen.door.cloud.refuse(Part::Users, refused);
            QVERIFY(screen.isReady());
            Page *page = roomWithChoice(screen, Room::Iam);
            QVERIFY(page);
            const QString text = textOn(page);
            QVERIFY2(text.contains(refused.sentence), qPrintable(text));
            QCOMPARE(
                text.contains(QStringLiteral("Only an administrator of the cloud can set what a user has to "
                                             "prove")),
                QLatin1String(cloud) == QLatin1String("openstack"));
        }
    }

    void aRuleForMembersOfAGroupNamesTheGroup() {
        Inventory account = onCloud("openstack");
        FirewallGroup &group = account.firewall.value->front();
        group.rules.front().spec.peerGroup = group.name;
        group.rules.front().implicit = false;
        Screen screen(account);
        QVERIFY(screen.isReady());
        Page *page = roomWithChoice(screen, Room::Firewall);
        QVERIFY(page);
        const QString peer = QStringLiteral("\nmembers of %1").arg(group.name);
        QAbstractItemView *rules = page->findChild<TableView *>()->view();
        bool isNamed = false;
        for (int row = 0; row < rules->model()->rowCount(); ++row) {
            rules->setCurrentIndex(rules->model()->index(row, 0));
            isNamed = isNamed || textOn(page).contains(peer);
        }
        QVERIFY(isNamed);
    }

    void aKeyThatPausesIsPaused() {
        Screen screen(onCloud("cloudnx"));
        QVERIFY(screen.isReady());
        Page *incident = roomWithChoice(screen, Room::Incident, keysOfIncident);
        QVERIFY(incident && buttonOf(incident, QStringLiteral("Plan to deactivate")));
        Page *iam = roomWithChoice(screen, Room::Iam, keysOfIam);
        QVERIFY(iam && buttonOf(iam, QStringLiteral("Plan to deactivate")));
    }
};

int main(int count, char **words) {
    QApplication application(count, words);
    QCoreApplication::setOrganizationName(QStringLiteral("cloudnx"));
    OfferedTest test;
    return QTest::qExec(&test, count, words);
}

#include "tst_offered.moc"
