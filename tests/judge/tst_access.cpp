#include "models/judge/access.h"
#include "models/judge/keyage.h"
#include "tests/support/sampleinventory.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

const QString any = QStringLiteral("*");

// deploy holds ReportsOnly itself and ReadOnly through operators.
Inventory narrowDeploy() {
    Inventory inventory = sampleInventory();
    inventory.users.value->front().policies = {QStringLiteral("ReportsOnly")};
    return inventory;
}

Ruling ask(const Inventory &inventory, const char *action, const QString &resource = any,
           const char *user = "deploy") {
    return explainAccess(inventory, QString::fromLatin1(user), QString::fromLatin1(action), resource);
}

} // namespace

class AccessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void ownPolicies() {
        const Ruling report =
            ask(narrowDeploy(), "storage:GetObject",
                QStringLiteral("crn:cloudnx:storage:in-mum:100000003:bucket/reports/May.csv"));
        QCOMPARE(wordOf(report.decision), QStringLiteral("allowed"));
        QCOMPARE(report.policy, QStringLiteral("ReportsOnly"));
        QCOMPARE(report.via, QString());
        QCOMPARE(wordOf(ask(narrowDeploy(), "compute:StopInstance").decision),
                 QStringLiteral("implicit_deny"));
    }

    void policiesOfGroups() {
        const Ruling list = ask(narrowDeploy(), "iam:ListUsers");
        QCOMPARE(wordOf(list.decision), QStringLiteral("allowed"));
        QCOMPARE(list.via, QStringLiteral("group operators"));
    }

    void aMembershipCountsFromEitherSide() {
        for (const bool userTells : {true, false}) {
            Inventory inventory = narrowDeploy();
            if (userTells)
                inventory.groups.value->front().members.clear();
            else
                inventory.users.value->front().groups.clear();
            QCOMPARE(wordOf(ask(inventory, "iam:ListUsers").decision), QStringLiteral("allowed"));
        }
    }

    void denyWinsOverTheManagedAllow() {
        const Ruling ruling = ask(sampleInventory(), "billing:UpdateTaxProfile");
        QCOMPARE(wordOf(ruling.decision), QStringLiteral("explicit_deny"));
        QCOMPARE(ruling.sid, QStringLiteral("NotTheBilling"));
    }

    void unknownIsSaid() {
        Inventory noUsers = sampleInventory();
        noUsers.users = {};
        noUsers.users.why = QStringLiteral("Forbidden.");
        QCOMPARE(wordOf(ask(noUsers, "iam:ListUsers").decision), QStringLiteral("unknown"));
        QVERIFY(ask(noUsers, "iam:ListUsers").reason.contains(QStringLiteral("Forbidden.")));

        Inventory noPolicies = narrowDeploy();
        noPolicies.policies = {};
        QCOMPARE(wordOf(ask(noPolicies, "iam:ListUsers").decision), QStringLiteral("unknown"));

        Inventory noGroups = narrowDeploy();
        noGroups.groups = {};
        QCOMPARE(wordOf(ask(noGroups, "compute:StopInstance").decision), QStringLiteral("unknown"));

        Inventory closed = narrowDeploy();
        closed.policies.value->back().document.reset();
        QCOMPARE(wordOf(ask(closed, "compute:StopInstance").decision), QStringLiteral("unknown"));

        QCOMPARE(wordOf(ask(sampleInventory(), "iam:ListUsers", any, "mallory").decision),
                 QStringLiteral("unknown"));
    }

    void broadUsersAreNamed() {
        QVERIFY(broadUsers(sampleInventory()) == std::vector<QString>{QStringLiteral("deploy")});
        QVERIFY(broadUsers(narrowDeploy()).empty());
        Inventory throughGroup = narrowDeploy();
        throughGroup.groups.value->front().policies = {QStringLiteral("CloudNxFullAccess")};
        QVERIFY(broadUsers(throughGroup) == std::vector<QString>{QStringLiteral("deploy")});
    }

    void keysByAge() {
        Inventory inventory = sampleInventory();
        AccessKey ageless = inventory.accessKeys.value->front();
        ageless.accessKeyId = QStringLiteral("AKIAAGELESS");
        ageless.createdAt.reset();
        AccessKey retired = inventory.accessKeys.value->front();
        retired.active = false;
        inventory.accessKeys.value->insert(inventory.accessKeys.value->begin(), {ageless, retired});
        const auto ages = keyAges(inventory, sampleNow());
        QCOMPARE(int(ages.size()), 3);
        QCOMPARE(ages.at(0).days.value(), 400LL);
        QCOMPARE(ages.at(1).days.value(), 10LL);
        QVERIFY(!ages.at(2).days);
    }
};

QTEST_GUILESS_MAIN(AccessTest)
#include "tst_access.moc"
