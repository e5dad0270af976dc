#include "models/providers/openstack/grant.h"

#include <QJsonDocument>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::openstack;

namespace {

QJsonObject token() {
    return QJsonDocument::fromJson(R"({
        "methods": ["password", "totp"], "expires_at": "2026-11-23T05:28:20.000000Z",
        "user": {"id": "u1", "name": "operator", "domain": {"id": "default"}},
        "project": {"id": "p1", "name": "demo", "domain": {"id": "default"}},
        "roles": [{"id": "r1", "name": "member"}],
        "catalog": [
          {"type": "network", "endpoints": [
            {"interface": "public", "region_id": "Freiburg", "url": "https://net.fr.example:9696"},
            {"interface": "internal", "region_id": "Freiburg", "url": "http://net.internal:9696"},
            {"interface": "public", "region_id": "Ulm", "url": "https://net.ulm.example:9696/"}]},
          {"type": "compute", "endpoints": [{"interface": "public", "region": "Freiburg", "url": "https://nova.fr.example/v2.1"}]},
          {"type": "block-storage", "endpoints": [{"interface": "public", "region_id": "Freiburg", "url": "https://vol.fr.example/v3"}]}
        ]})")
        .object();
}

Place at(const char *region, const char *interface = "public") {
    return {.identity = QUrl(QStringLiteral("https://k.example/v3")),
            .region = QLatin1String(region),
            .interface = QLatin1String(interface)};
}

} // namespace

class GrantTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void saysWhoAndWhere() {
        const auto grant = readGrant(token(), at("Freiburg"));
        QVERIFY(grant);
        QCOMPARE(grant->userName, QStringLiteral("operator"));
        QCOMPARE(grant->projectId, QStringLiteral("p1"));
        QVERIFY(grant->hasRole(QStringLiteral("member")) && !grant->hasRole(QStringLiteral("admin")));
        QCOMPARE(toRfc3339(grant->expires), QStringLiteral("2026-11-23T05:28:20Z"));
    }

    void findsAddresses_data() {
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("interface");
        QTest::addColumn<int>("service");
        QTest::addColumn<QString>("address");
        const auto row = [](const char *region, const char *interface, Service service, const char *address) {
            QTest::addRow("%s %s %s", region, interface, rowOf(service).name)
                << QString::fromLatin1(region) << QString::fromLatin1(interface) << int(service)
                << QString::fromLatin1(address);
        };
        row("Freiburg", "public", Service::Network, "https://net.fr.example:9696/v2.0");
        row("Freiburg", "internal", Service::Network, "http://net.internal:9696/v2.0");
        row("Ulm", "public", Service::Network, "https://net.ulm.example:9696/v2.0");
        row("Freiburg", "public", Service::Compute, "https://nova.fr.example/v2.1");
        row("Freiburg", "public", Service::Volume, "https://vol.fr.example/v3/p1");
        row("Freiburg", "public", Service::KeyManager, "");
        row("Ulm", "public", Service::Compute, "");
    }

    void findsAddresses() {
        QFETCH(QString, region);
        QFETCH(QString, interface);
        QFETCH(int, service);
        QFETCH(QString, address);
        const auto grant =
            readGrant(token(), at(region.toLatin1().constData(), interface.toLatin1().constData()));
        QVERIFY(grant);
        const auto url = grant->address(Service(service));
        QCOMPARE(url ? url->toString() : QString(), address);
        if (!url)
            QCOMPARE(int(url.error().kind), int(ErrorKind::Unsupported));
    }

    void severalRegionsWantAChoice() {
        const auto grant = readGrant(token(), at(""));
        QVERIFY(!grant);
        QCOMPARE(grant.error().sentence,
                 QStringLiteral("This cloud has 2 regions: Freiburg, Ulm. Choose one as "
                                "region_name in clouds.yaml."));
    }

    void aSignInForNoProjectIsUseless() {
        QJsonObject unscoped = token();
        unscoped.remove(QStringLiteral("catalog"));
        const auto grant = readGrant(unscoped, at("Freiburg"));
        QVERIFY(!grant);
        QCOMPARE(int(grant.error().kind), int(ErrorKind::Invalid));
    }

    void packingKeepsBoth() {
        const auto grant = readGrant(token(), at("Freiburg"));
        const Packed back = unpacked(packed(Secret("gAAAA-token"), toJson(*grant).toObject()));
        QCOMPARE(back.secret.revealText(), QStringLiteral("gAAAA-token"));
        Grant read;
        QVERIFY(back.note && fromJson(*back.note, read));
        QCOMPARE(toJson(read), toJson(*grant));
        QVERIFY(!unpacked(Secret("bare")).note);
        QCOMPARE(unpacked(Secret("bare")).secret.revealText(), QStringLiteral("bare"));
    }
};

QTEST_GUILESS_MAIN(GrantTest)
#include "tst_grant.moc"
