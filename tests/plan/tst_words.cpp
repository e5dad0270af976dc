#include "models/plan/plan.h"
#include "models/plan/simulate.h"
#include "tests/plan/everychange.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

/// Everything that people read of a plan, but not its commands: those are the same on every cloud.
QString readable(const Plan &plan) {
    QStringList text{plan.title};
    for (const Step &step : plan.steps)
        text << step.sentence << step.whyNoInverse;
    for (const QString &effect : plan.effects)
        text << effect;
    for (const QString &danger : plan.dangers)
        text << danger;
    return text.join(u'\n');
}

/// The sample as @p cloud would tell it, read by the user deploy: keys are made by their own user on some.
Inventory sampleOn(const char *cloud) {
    Inventory in = sampleInventory();
    in.cloud = QString::fromLatin1(cloud);
    in.identity.value->name = QStringLiteral("deploy");
    return in;
}

/// Plans for every kind of change, made one after the other on @p cloud, and why there is none for the
/// others.
QString everyPlan(const char *cloud) {
    Inventory in = sampleOn(cloud);
    QStringList text;
    for (const Change &change : everyChange()) {
        const auto plan = makePlan({change}, {}, in, sampleNow());
        text << (plan ? readable(*plan) : plan.error().sentence);
        if (plan)
            simulate(in, change);
    }
    return text.join(u'\n');
}

QString answer(const char *cloud, Change change) {
    const auto plan = makePlan({std::move(change)}, {}, sampleOn(cloud), sampleNow());
    return plan ? plan->steps.front().sentence + u' ' + plan->steps.front().whyNoInverse
                : plan.error().sentence;
}

} // namespace

/// A plan speaks the words of the cloud that it is for.
class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachCloudHasItsOwn_data() {
        QTest::addColumn<QByteArray>("cloud");
        QTest::addColumn<QStringList>("foreign");
        QTest::newRow("cloudnx") << QByteArray("cloudnx")
                                 << QStringList{QStringLiteral("project"), QStringLiteral("security group"),
                                                QStringLiteral("application credential"),
                                                QStringLiteral(" role ")};
        QTest::newRow("openstack") << QByteArray("openstack")
                                   << QStringList{QStringLiteral("IAM user"), QStringLiteral("access key"),
                                                  QStringLiteral("instance firewall"),
                                                  QStringLiteral("ttach policy"),
                                                  QStringLiteral("kms key delete")};
    }

    void eachCloudHasItsOwn() {
        QFETCH(QByteArray, cloud);
        QFETCH(QStringList, foreign);
        const QString said = everyPlan(cloud.constData());
        for (const QString &word : foreign)
            QVERIFY2(!said.contains(word), qPrintable(word + u'\n' + said));
    }

    void keysHaveTheirName() {
        const Change create = IamChange(CreateAccessKey{QStringLiteral("deploy")});
        QVERIFY(answer("cloudnx", create).startsWith(QStringLiteral("Create an access key for deploy ")));
        QVERIFY(answer("openstack", create)
                    .startsWith(QStringLiteral("Create an application credential for deploy")));
        // An EC2 credential or an application credential: both are lost, neither can be made to rest.
        const Change lost = IamChange(DeleteAccessKey{QStringLiteral("deploy"), sampleKey()});
        QVERIFY(answer("cloudnx", lost).contains(QStringLiteral("Deactivating it can be undone.")));
        QCOMPARE(answer("openstack", lost),
                 QStringLiteral("Delete credential %1 of deploy A deleted credential is lost for good; "
                                "programs that use it need a new one.")
                     .arg(sampleKey()));
    }

    void nothingIsPromisedThatTheCloudLacks() {
        const Change make = KmsChange(CreateKmsKey{QStringLiteral("app"), {}});
        QVERIFY(answer("cloudnx", make).contains(QStringLiteral("cloudnx kms key delete app --days 7")));
        QVERIFY(answer("openstack", make).contains(QStringLiteral("not offered on this cloud")));
    }

    void thoseWhoAreElsewhereAreToldWhere() {
        Inventory in = sampleOn("openstack");
        const auto plan = makePlan({IamChange(CreateGroup{QStringLiteral("new")})}, {}, in, sampleNow());
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().sentence));
        in.accountId = QStringLiteral("other");
        const Done drift = checkDrift(*plan, in, sampleNow());
        QCOMPARE(
            drift.error().sentence,
            QStringLiteral("This plan is for project %1; you are signed in to other.").arg(plan->accountId));
    }

private:
    static QString sampleKey() { return sampleInventory().accessKeys->front().accessKeyId; }
};

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
