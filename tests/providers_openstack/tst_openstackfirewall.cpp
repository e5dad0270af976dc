#include "models/providers/openstack/cloud.h"
#include "tests/support/faultserver.h"
#include "tests/support/offmainthread.h"

#include <QTest>

using namespace cloudnx;
using namespace cloudnx::openstack;
using namespace cloudnx::test;

namespace {

class OneToken final : public TokenSource {
public:
    explicit OneToken(const FaultServer &server) {
        Grant grant;
        grant.projectId = QStringLiteral("p");
        for (const char *type : {"network", "compute"})
            grant.services.push_back({QLatin1String(type), server.url(QByteArray("/") + type).toString()});
        m_token = packed(Secret("token"), toJson(grant).toObject());
    }

    Result<Secret> token(std::stop_token) override { return m_token; }

    Result<Secret> tokenAfter(const Secret &, std::stop_token) override {
        return failure(ErrorKind::Unauthenticated, QStringLiteral("Sign in again."));
    }

private:
    Secret m_token;
};

/// "vm1,vm2" of the members, " !vm2" of those that the rules do not hold.
QString picture(const FirewallGroup &group) {
    const auto joined = [](const std::vector<QString> &names) {
        return QStringList(names.begin(), names.end()).join(u',');
    };
    return joined(group.instances) +
           (group.unfiltered ? QStringLiteral(" !") + joined(*group.unfiltered) : QString());
}

} // namespace

/// Which instances security groups hold, read from Neutron's ports.
class OpenStackFirewallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void portSecurityOff_data() {
        QTest::addColumn<QByteArray>("ports");
        QTest::addColumn<QString>("seen");
        const QByteArray guarded = R"({"device_id": "1", "device_owner": "compute:nova",
            "security_groups": ["g"], "port_security_enabled": true})";
        QTest::newRow("one guarded port") << guarded << QStringLiteral("vm1");
        QTest::newRow("a cloud that does not say")
            << QByteArray(R"({"device_id": "1", "device_owner": "compute:nova", "security_groups": ["g"]})")
            << QStringLiteral("vm1");
        QTest::newRow("only a port that is open")
            << QByteArray(R"({"device_id": "1", "device_owner": "compute:nova", "security_groups": [],
                "port_security_enabled": false})")
            << QString();
        QTest::newRow("a second port that is open")
            << guarded + R"(, {"device_id": "1", "device_owner": "compute:nova", "security_groups": [],
                "port_security_enabled": false})"
            << QStringLiteral("vm1 !vm1");
        QTest::newRow("another instance's port that is open")
            << guarded + R"(, {"device_id": "2", "device_owner": "compute:nova", "security_groups": [],
                "port_security_enabled": false})"
            << QStringLiteral("vm1");
        QTest::newRow("the open port of a router")
            << guarded + R"(, {"device_id": "1", "device_owner": "network:router_interface",
                "security_groups": [], "port_security_enabled": false})"
            << QStringLiteral("vm1");
    }

    void portSecurityOff() {
        QFETCH(QByteArray, ports);
        FaultServer server;
        server.answer("GET", "/network/v2.0/ports", {.body = "{\"ports\": [" + ports + "]}"});
        server.answer("GET", "/network/v2.0/security-groups",
                      {.body = R"({"security_groups": [{"id": "g", "name": "web", "project_id": "p",
                          "security_group_rules": []}]})"});
        server.answer("GET", "/compute/v2.1/servers",
                      {.body = R"({"servers": [{"id": "1", "name": "vm1"}, {"id": "2", "name": "vm2"}]})"});
        const auto groups = offMainThread([&] {
            RestClient client({.certificateAuthorities = server.authority()});
            OneToken token(server);
            OpenStackCloud cloud(client, {.identity = server.url("/identity")}, token);
            return cloud.firewall().groups({});
        });
        QVERIFY2(groups, groups ? "" : qPrintable(groups.error().sentence));
        QCOMPARE(int(groups->size()), 1);
        QTEST(picture(groups->front()), "seen");
        // Neutron tells only those fields that it is asked for.
        const auto seen = server.seen();
        QVERIFY(std::any_of(seen.begin(), seen.end(), [](const SeenRequest &one) {
            return one.target.startsWith("/network/v2.0/ports?") &&
                   one.target.contains("fields=port_security_enabled");
        }));
    }

    // An administrator's rule in the project's own group: nobody in the project can give the permission.
    void aRuleOfAnotherProjectSaysWhoMayRemoveIt() {
        for (const auto &[owner, words] :
             {std::pair("other", "made by project other"), std::pair("p", "disallowed by policy")}) {
            FaultServer server;
            server.answer(
                "GET", "/network/v2.0/security-groups",
                {.body = R"({"security_groups": [{"id": "g", "name": "web", "project_id": "p"}]})"});
            QByteArray rules = R"({"security_group_rules": [{"id": "r", "project_id": "OWNER",
                "direction": "ingress", "ethertype": "IPv4", "protocol": "tcp", "port_range_min": 22,
                "port_range_max": 22, "remote_ip_prefix": "0.0.0.0/0"}]})";
            rules.replace("OWNER", owner);
            server.answer("GET", "/network/v2.0/security-group-rules", {.body = rules});
            server.answer(
                "DELETE", "/network/v2.0/security-group-rules/r",
                {.status = 403, .body = R"({"NeutronError": {"type": "PolicyNotAuthorized", "detail": "",
                               "message": "rule:delete_security_group_rule is disallowed by policy"}})"});
            const RemoveRule change{QStringLiteral("web"),
                                    {.direction = Direction::Ingress,
                                     .protocol = Protocol::Tcp,
                                     .ports = PortRange::of(22),
                                     .peer = CidrBlock::everyIpv4(),
                                     .description = {}}};
            const auto removed = offMainThread([&] {
                RestClient client({.certificateAuthorities = server.authority()});
                OneToken token(server);
                OpenStackCloud cloud(client, {.identity = server.url("/identity")}, token);
                return cloud.firewall().apply(change, {});
            });
            QVERIFY(!removed);
            QCOMPARE(int(removed.error().kind), int(ErrorKind::Forbidden));
            QVERIFY2(removed.error().sentence.contains(QLatin1String(words)),
                     qPrintable(removed.error().sentence));
        }
    }
};

QTEST_GUILESS_MAIN(OpenStackFirewallTest)
#include "tst_openstackfirewall.moc"
