#include "tests/live/openstack/livecloud.h"
#include "tests/support/offmainthread.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::test;

class LiveServicesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<LiveCloud> m_operator;

private Q_SLOTS:

    void initTestCase() {
        offMainThread([&] { m_operator = std::make_unique<LiveCloud>(Person::Operator); });
    }

    void groupsAreRead() {
        const auto groups = offMainThread([&] { return m_operator->cloud.firewall().groups({}); });
        QVERIFY2(groups, groups ? "" : qPrintable(groups.error().sentence));
        for (const auto &g : *groups)
            qInfo().noquote() << QJsonDocument(toJson(g).toObject()).toJson(QJsonDocument::Compact);
        const auto instances = offMainThread([&] { return m_operator->cloud.compute().instances({}); });
        QVERIFY2(instances, instances ? "" : qPrintable(instances.error().sentence));
        for (const auto &g : *instances)
            qInfo().noquote() << QJsonDocument(toJson(g).toObject()).toJson(QJsonDocument::Compact);
    }
};

QTEST_GUILESS_MAIN(LiveServicesTest)
#include "tst_live_services.moc"
