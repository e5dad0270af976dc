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
