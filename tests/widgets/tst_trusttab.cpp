#include "tests/widgets/screen.h"
#include "widgets/iam/trusttab.h"
#include "widgets/parts/tableview.h"

#include <QTabWidget>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

/// deploy (u-1) may act for the owner for two more days, as the owner.
[[nodiscard]] Trust given() {
    return {.id = QStringLiteral("t-1"),
            .trustor = QStringLiteral("root-1"),
            .trustee = QStringLiteral("u-1"),
            .projectId = QStringLiteral("100000003"),
            .roles = {QStringLiteral("member"), QStringLiteral("reader")},
            .impersonation = true,
            .expiresAt = sampleNow() + std::chrono::days(2),
            .usesLeft = 3};
}

class WithTrusts : public Screen {
public:
    explicit WithTrusts(std::optional<Result<std::vector<Trust>>> trusts) : Screen(onOpenStack()) {
        if (trusts)
            door.cloud.tellTrusts(*trusts);
    }

    /// The tab, shown; nothing where there is none.
    [[nodiscard]] TrustTab *tab() {
        if (!isReady())
            return nullptr;
        bench().go(Room::Iam);
        if (!comesToRest())
            return nullptr;
        auto *tab = bench().page(Room::Iam)->findChild<TrustTab *>();
        if (tab)
            bench().page(Room::Iam)->findChild<QTabWidget *>()->setCurrentWidget(tab);
        showAll();
        return tab;
    }

private:
    [[nodiscard]] static Inventory onOpenStack() {
        Inventory account = sampleInventory();
        account.cloud = QStringLiteral("openstack");
        account.identity.value->accountName = QStringLiteral("web");
        return account;
    }
};

} // namespace

class TrustTabTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itSaysWhoMayActForWhomHowAndUntilWhen() {
        Trust got = given();
        got.id = QStringLiteral("t-2");
        std::swap(got.trustor, got.trustee);
        got.impersonation = false;
        got.expiresAt.reset();
        got.usesLeft.reset();
        WithTrusts screen(std::vector<Trust>{given(), got});
        TrustTab *tab = screen.tab();
        QVERIFY(tab);
        QVERIFY(tab->table()->select(QStringLiteral("t-1")));
        QCOMPARE(tab->table()->view()->model()->index(0, 0).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("owner@example.in"));
        QString text = textOn(tab);
        for (const char *said : {"deploy for owner@example.in", "appears as owner@example.in in every log",
                                 "member\nreader", "web", "2026-05-05T12:00:00Z", "3", "you\nroot-1", "u-1"})
            QVERIFY2(text.contains(QString::fromUtf8(said)), qPrintable(text));
        QVERIFY(tab->table()->select(QStringLiteral("t-2")));
        text = textOn(tab);
        for (const char *said : {"owner@example.in for deploy", "under the own name", "never", "any number"})
            QVERIFY2(text.contains(QString::fromUtf8(said)), qPrintable(text));
    }

    void whatIsOverIsCalledOver() {
        Trust past = given();
        past.expiresAt = sampleNow();
        Trust used = given();
        used.id = QStringLiteral("t-2");
        used.usesLeft = 0;
        WithTrusts screen(std::vector<Trust>{past, used});
        TrustTab *tab = screen.tab();
        QVERIFY(tab);
        for (const char *id : {"t-1", "t-2"}) {
            QVERIFY(tab->table()->select(QString::fromLatin1(id)));
            QVERIFY2(textOn(tab).contains(QStringLiteral("It has ended.")), qPrintable(textOn(tab)));
        }
    }

    void noTrustsAndRefusedOnesAreNotTheSame() {
        WithTrusts none(std::vector<Trust>{});
        TrustTab *tab = none.tab();
        QVERIFY(tab);
        QVERIFY2(textOn(tab).contains(QStringLiteral("nobody may act for you")), qPrintable(textOn(tab)));

        WithTrusts refused(Result<std::vector<Trust>>(
            failure(ErrorKind::Forbidden, QStringLiteral("Keystone does not let you list trusts."))));
        tab = refused.tab();
        QVERIFY(tab);
        QVERIFY2(textOn(tab).contains(QStringLiteral("does not let you list trusts")),
                 qPrintable(textOn(tab)));
        QVERIFY(!textOn(tab).contains(QStringLiteral("nobody may")));
    }

    void aCloudWithoutThemHasNoTab() {
        WithTrusts screen(std::nullopt);
        QVERIFY(!screen.tab());
        QVERIFY(screen.bench().page(Room::Iam)->isVisible());
    }
};

int main(int count, char **words) {
    QApplication application(count, words);
    QCoreApplication::setOrganizationName(QStringLiteral("cloudnx"));
    TrustTabTest test;
    return QTest::qExec(&test, count, words);
}

#include "tst_trusttab.moc"
