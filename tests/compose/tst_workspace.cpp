#include "app/compose/clouds.h"
#include "app/compose/sandboxprocess.h"
#include "app/compose/workspace.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;

namespace {

Profile profileNamed(const char *name) {
    return {.name = *ProfileName::parse(QString::fromLatin1(name)),
            .baseUrl = QUrl(QStringLiteral("https://127.0.0.1:1"))};
}

} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    // As every tool of OpenStack is told where to go; a name of ours goes before it. (First: no profile is
    // saved yet.)
    void theEnvironmentNamesACloud() {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("clouds.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const char *name : {"uni", "lab"})
            file.write(QByteArray(file.pos() ? "" : "clouds:\n") + "  " + name +
                       ": {auth: {auth_url: 'https://" + name + ".example/v3', username: u}}\n");
        file.close();
        const std::map<const char *, QByteArray> set{{"OS_CLIENT_CONFIG_FILE", file.fileName().toUtf8()},
                                                     {"OS_CLOUD", "uni"},
                                                     {"OS_AUTH_URL", "https://here.example/v3"},
                                                     {"OS_USERNAME", "u"},
                                                     {"CLOUDNX_PROFILE", "lab"}};
        for (const auto &[name, value] : set)
            qputenv(name, value);
        const auto host = [] {
            const auto workspace = openWorkspace(QString());
            return workspace ? (*workspace)->profile.baseUrl.host() : workspace.error().sentence;
        };
        QCOMPARE(host(), QStringLiteral("lab.example"));
        qunsetenv("CLOUDNX_PROFILE");
        QCOMPARE(host(), QStringLiteral("uni.example"));
        qputenv("OS_CLOUD", "nowhere");
        QVERIFY2(host().contains(QStringLiteral("nowhere")), qPrintable(host()));
        qunsetenv("OS_CLOUD");
        QCOMPARE(host(), QStringLiteral("here.example"));
        qunsetenv("OS_AUTH_URL");
        QVERIFY2(host().contains(QStringLiteral("No profile is active")), qPrintable(host()));
        for (const auto &[name, value] : set)
            qunsetenv(name);
    }

    void nobodysProfileIsNotFound() {
        const auto workspace = openWorkspace(QStringLiteral("nobody"));
        QVERIFY(!workspace);
        QCOMPARE(int(workspace.error().kind), int(ErrorKind::NotFound));
    }

    void anUnreadableAuthorityIsRefused() {
        Profile profile = profileNamed("lab");
        profile.caFile = QStringLiteral("/nonexistent/ca.pem");
        const auto workspace = openWorkspace(profile);
        QVERIFY(!workspace);
        QCOMPARE(int(workspace.error().kind), int(ErrorKind::Invalid));
        QVERIFY(workspace.error().sentence.contains(profile.caFile));
    }

    void theProfileDecidesTheKindOfCloud() {
        Profile profile = profileNamed("uni");
        profile.cloud = CloudKind::OpenStack;
        const auto workspace = openWorkspace(profile);
        QVERIFY(workspace);
        QCOMPARE(int((*workspace)->cloud->kind()), int(CloudKind::OpenStack));
        const auto usual = openWorkspace(profileNamed("usual"));
        QCOMPARE(int((*usual)->cloud->kind()), int(CloudKind::CloudNx));
    }

    void whatCloudsYamlOffersIsOfferedToo() {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("clouds.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "clouds:\n"
            "  uni:\n"
            "    auth_type: v3applicationcredential\n"
            "    regions: [Freiburg, Ulm]\n"
            "    auth: {auth_url: 'https://idm.example/v3', application_credential_id: '0ab1',\n"
            "           application_credential_secret: secret}\n"
            "  saved: {auth: {auth_url: 'https://elsewhere.example/v3', username: u, project_name: p}}\n"
            "  broken: {auth: {username: u}}\n");
        file.close();
        qputenv("OS_CLIENT_CONFIG_FILE", file.fileName().toLocal8Bit());
        QVERIFY(ProfileStore().save(profileNamed("saved")));
        const auto offers = offeredProfiles();
        QStringList lines;
        for (const OfferedProfile &offer : offers.value())
            lines += QStringList{offer.profile.name.toText(), offer.profile.region,
                                 offer.written ? QStringLiteral("written") : QStringLiteral("-"),
                                 offer.fault.isEmpty() ? QStringLiteral("usable") : QStringLiteral("faulty")}
                         .join(u' ');
        QCOMPARE(lines.front(), QStringLiteral("saved in-mum - usable")); // ours, not the entry of that name
        lines.removeFirst();
        lines.sort();
        QCOMPARE(lines, (QStringList{QStringLiteral("broken in-mum - faulty"),
                                     QStringLiteral("uni Freiburg written usable"),
                                     QStringLiteral("uni.Ulm Ulm written usable")}));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("clouds: [");
        file.close();
        const auto unreadable = offeredProfiles();
        QCOMPARE(int(unreadable->size()), 2);
        QCOMPARE(unreadable->back().profile.name.toText(), QStringLiteral("clouds.yaml"));
        QVERIFY(!unreadable->back().fault.isEmpty());
        qunsetenv("OS_CLIENT_CONFIG_FILE");
    }

    void openingSendsNothing() {
        const auto workspace = openWorkspace(profileNamed("away")); // nobody listens on port 1
        QVERIFY(workspace);
        QVERIFY((*workspace)->stateFolder.endsWith(QStringLiteral("away")));
        QVERIFY(!(*workspace)->client->clockOffset());
        QVERIFY((*workspace)->journal->entries()->empty());
        QVERIFY((*workspace)->log->lines().isEmpty());
    }

    void profilesDoNotShareAFolder() {
        const auto one = openWorkspace(profileNamed("one"));
        const auto two = openWorkspace(profileNamed("two"));
        QVERIFY((*one)->stateFolder != (*two)->stateFolder);
    }

    void aPlaceWithoutTotpSaysNull() {
        SandboxPlace place;
        place.url = QStringLiteral("https://127.0.0.1:2");
        QVERIFY(place.toObject().value(QStringLiteral("totp_secret")).isNull());
        place.totpSecret = Secret("JBSWY3DPEHPK3PXP");
        QCOMPARE(place.toObject().value(QStringLiteral("totp_secret")).toString(),
                 QStringLiteral("JBSWY3DPEHPK3PXP"));
    }
};

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
