#include "models/providers/openstack/reading.h"

#include <QJsonDocument>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::openstack;

namespace {

QJsonObject json(const QByteArray &text) {
    return QJsonDocument::fromJson(text).object();
}

/// A rule as Neutron shows it, with @p more laid over an ingress rule for everything.
QJsonObject neutronRule(const QByteArray &more) {
    QJsonObject rule = json(R"({"id": "r", "direction": "ingress", "ethertype": "IPv4", "protocol": null,
        "port_range_min": null, "port_range_max": null, "remote_ip_prefix": null, "remote_group_id": null,
        "remote_address_group_id": null, "description": "", "created_at": "2026-05-03T12:00:00Z"})");
    const QJsonObject over = json(more);
    for (auto it = over.begin(); it != over.end(); ++it)
        rule.insert(it.key(), it.value());
    return rule;
}

QString picture(const QJsonObject &from) {
    const auto rule = readRule(from, {{QStringLiteral("g1"), QStringLiteral("web")}});
    return rule ? QStringLiteral("%1 %2 %3")
                      .arg(wordOf(rule->spec.direction), serviceText(rule->spec), peerText(rule->spec))
                : rule.error().sentence;
}

} // namespace

class OpenStackReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rules_data() {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *more, const char *expected) {
            QTest::newRow(expected) << QByteArray(more) << QString::fromLatin1(expected);
        };
        row("{}", "ingress every protocol everyone (0.0.0.0/0)");
        row(R"({"ethertype": "IPv6"})", "ingress every protocol everyone (::/0)");
        row(R"({"protocol": "tcp", "port_range_min": 22, "port_range_max": 22})",
            "ingress 22/tcp everyone (0.0.0.0/0)");
        row(R"({"protocol": "6", "port_range_min": 1, "port_range_max": 3, "direction": "egress"})",
            "egress 1-3/tcp everyone (0.0.0.0/0)");
        row(R"({"protocol": "udp", "remote_ip_prefix": "10.0.0.5/8"})", "ingress all/udp 10.0.0.0/8");
        row(R"({"protocol": "icmp", "port_range_min": 8})", "ingress icmp type 8 everyone (0.0.0.0/0)");
        row(R"({"protocol": "icmp", "port_range_min": 3, "port_range_max": 4})",
            "ingress icmp type 3 code 4 everyone (0.0.0.0/0)");
        row(R"({"protocol": "ipv6-icmp", "ethertype": "IPv6"})", "ingress icmpv6 everyone (::/0)");
        row(R"({"protocol": "gre"})", "ingress gre everyone (0.0.0.0/0)");
        row(R"({"protocol": "tcp", "remote_group_id": "g1"})", "ingress all/tcp members of web (IPv4)");
        row(R"({"protocol": "tcp", "remote_group_id": "g2"})", "ingress all/tcp members of g2 (IPv4)");
        row(R"({"ethertype": "IPv6", "remote_address_group_id": "a1"})",
            "ingress every protocol members of address-group:a1 (IPv6)");
    }

    void rules() {
        QFETCH(QByteArray, more);
        QFETCH(QString, expected);
        QCOMPARE(picture(neutronRule(more)), expected);
    }

    /// What was read and written again asks for the same rule.
    void rulesGoBack_data() { rules_data(); }

    void rulesGoBack() {
        QFETCH(QByteArray, more);
        const auto rule = readRule(neutronRule(more), {{QStringLiteral("g1"), QStringLiteral("web")}});
        QVERIFY(rule);
        QJsonObject again = ruleBody(rule->spec, QStringLiteral("group"), QStringLiteral("g1"));
        if (rule->spec.peerGroup == QStringLiteral("g2"))
            again.insert(QStringLiteral("remote_group_id"), QStringLiteral("g2"));
        again.insert(QStringLiteral("id"), QStringLiteral("r"));
        again.insert(QStringLiteral("created_at"), QStringLiteral("2026-05-03T12:00:00Z"));
        const auto back = readRule(again, {{QStringLiteral("g1"), QStringLiteral("web")}});
        QVERIFY2(back, back ? "" : qPrintable(back.error().sentence));
        QVERIFY(*back == *rule);
    }

    void addressesAreSortedOut() {
        const auto instance = readInstance(
            json(R"({"id": "i", "name": "n", "status": "ACTIVE", "flavor": {"original_name": "m1"},
            "key_name": null, "created": "2026-05-03T12:00:00Z", "addresses": {"net": [
              {"addr": "fd00::1", "version": 6, "OS-EXT-IPS:type": "fixed"},
              {"addr": "10.0.0.4", "version": 4, "OS-EXT-IPS:type": "fixed"},
              {"addr": "203.0.113.9", "version": 4, "OS-EXT-IPS:type": "floating"}]}})"));
        QVERIFY(instance);
        QCOMPARE(instance->privateIp, QStringLiteral("10.0.0.4"));
        QCOMPARE(instance->publicIp, QStringLiteral("203.0.113.9"));
        QCOMPARE(instance->sshPort, std::optional(22));
        QVERIFY(!instance->userData);
    }

    void userDataIsJudgedAndForgotten() {
        const auto instance =
            readInstance(json(R"({"id": "i", "name": "n", "status": "SHUTOFF", "addresses": {},
            "OS-EXT-SRV-ATTR:user_data": "cGFzc3dvcmQ6IGh1bnRlcjI="})")); // "password: hunter2"
        QVERIFY(instance && instance->userData);
        QCOMPARE(int(instance->status), int(InstanceStatus::Stopped));
        QCOMPARE(instance->userData->size, 17);
        QCOMPARE(int(instance->userData->sightings.size()), 1);
    }

    void namesThatMeetAreToldApart() {
        const Names names = shownNames({{QStringLiteral("aaaaaaaa-1"), QStringLiteral("web"), {}},
                                        {QStringLiteral("bbbbbbbb-2"), QStringLiteral("web"), {}},
                                        {QStringLiteral("cccccccc-3"), QStringLiteral("db"), {}},
                                        {QStringLiteral("dddddddd-4"), QString(), {}}});
        QCOMPARE(names.at(QStringLiteral("aaaaaaaa-1")), QStringLiteral("web aaaaaaaa"));
        QCOMPARE(names.at(QStringLiteral("cccccccc-3")), QStringLiteral("db"));
        QCOMPARE(names.at(QStringLiteral("dddddddd-4")), QStringLiteral("dddddddd"));
    }

    void timesOfAllServices_data() {
        QTest::addColumn<QString>("text");
        for (const char *text : {"2026-05-03T12:00:00Z", "2026-05-03T12:00:00", "2026-05-03T12:00:00.000000",
                                 "2026-05-03T12:00:00.000000Z", "2026-05-03T14:00:00+02:00"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void timesOfAllServices() {
        QFETCH(QString, text);
        const auto time = timeIn({{QStringLiteral("at"), text}}, "at");
        QVERIFY(time);
        QCOMPARE(toRfc3339(*time), QStringLiteral("2026-05-03T12:00:00Z"));
    }
};

QTEST_GUILESS_MAIN(OpenStackReadingTest)
#include "tst_openstackreading.moc"
