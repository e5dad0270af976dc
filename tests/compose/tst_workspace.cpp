#include "app/compose/archivekey.h"
#include "app/compose/clouds.h"
#include "app/compose/past.h"
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
        // It goes before the active profile, as OS_CLOUD does.
        QVERIFY(ProfileStore().save(profileNamed("active-one")));
        QVERIFY(ProfileStore().activate(profileNamed("active-one").name));
        QCOMPARE(host(), QStringLiteral("here.example"));
        QVERIFY(ProfileStore().remove(profileNamed("active-one").name));
        qunsetenv("OS_AUTH_URL");
        QVERIFY2(host().contains(QStringLiteral("No profile is active")), qPrintable(host()));
        for (const auto &[name, value] : set)
            qunsetenv(name);
    }

    // A token must not go to another address than the one it was got from.
    void whatIsWrittenOtherwiseNowIsSignedInToAgain() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("clouds.yaml"));
        const auto write = [&](const char *auth) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(QByteArray("clouds:\n  moved: {auth: {") + auth + "}}\n");
        };
        qputenv("OS_CLIENT_CONFIG_FILE", path.toUtf8());
        const QString moved = QStringLiteral("moved");
        write("auth_url: 'https://one.example/v3', username: u, project_name: p");
        QVERIFY(ProfileStore().save((*openWorkspaceToSignIn(moved))->profile)); // as a sign-in does
        QVERIFY(openWorkspace(moved));
        for (const char *other : {"auth_url: 'https://two.example/v3', username: u, project_name: p",
                                  "auth_url: 'https://one.example/v3', username: v, project_name: p",
                                  "auth_url: 'https://one.example/v3', username: u, project_name: q"}) {
            write(other);
            const auto workspace = openWorkspace(moved);
            QVERIFY(!workspace);
            QCOMPARE(int(workspace.error().kind), int(ErrorKind::Unauthenticated));
            QVERIFY2(workspace.error().sentence.contains(QStringLiteral("cloudnx login --profile moved")),
                     qPrintable(workspace.error().sentence));
        }
        write("auth_url: 'https://two.example/v3', username: u, project_name: p");
        QCOMPARE((*openWorkspaceToSignIn(moved))->profile.baseUrl.host(), QStringLiteral("two.example"));
        // Signing out ends the session where it is.
        QCOMPARE((*openWorkspaceToSignOut(moved))->profile.baseUrl.host(), QStringLiteral("one.example"));
        write("auth_url: 'https://one.example/v3', username: u, project_name: p, password: secret");
        QVERIFY(openWorkspace(moved)); // a secret decides nothing of where and who
        // A profile of before the entry's digest was kept goes by its address, and has one from now on.
        Profile old = (*openWorkspace(moved))->profile;
        old.writtenAs.clear();
        QVERIFY(ProfileStore().save(old));
        QVERIFY(openWorkspace(moved));
        QVERIFY(!(*openWorkspaceToSignIn(moved))->profile.writtenAs.isEmpty());
        write("auth_url: 'https://two.example/v3', username: u, project_name: p");
        QCOMPARE(int(openWorkspace(moved).error().kind), int(ErrorKind::Unauthenticated));
        QVERIFY(ProfileStore().remove(ProfileName::parse(moved).value()));
        qunsetenv("OS_CLIENT_CONFIG_FILE");
    }

    // `project use` changes where one sign-in works.
    void whatIsKeptAboutOneProjectIsNothingAboutAnother() {
        Profile profile = profileNamed("shared");
        profile.cloud = CloudKind::OpenStack;
        profile.accountId = QStringLiteral("0a1b");
        const auto first = openWorkspace(profile);
        profile.accountId = QStringLiteral("../2c3d");
        const auto second = openWorkspace(profile);
        QCOMPARE((*first)->stateFolder, (*second)->stateFolder); // one session
        QVERIFY((*first)->accountFolder != (*second)->accountFolder);
        QVERIFY((*second)->accountFolder.startsWith((*second)->stateFolder + QStringLiteral("/accounts/")));
        QVERIFY((*first)->record->change([](cloudnx::Record &record) { record.managementPort = 2222; }));
        QCOMPARE((*second)->record->read()->managementPort, 22);
        JournalEntry entry;
        entry.change = ComputeChange(StopInstance{QStringLiteral("vm1")});
        QVERIFY((*first)->journal->append(entry));
        QVERIFY((*second)->journal->entries()->empty());
        QVERIFY(archivePlace(**first).folder != archivePlace(**second).folder);
    }

    void whatWasSavedAndDoneIsKnownOfThePast() {
        QTemporaryDir folder;
        const SystemClock clock;
        const KnownPast past = knownPast(folder.path(), clock);
        QVERIFY(past()->empty());
        JournalEntry entry;
        entry.time = clock.now();
        entry.planId = QStringLiteral("p");
        entry.state = StepState::Done;
        entry.change = ComputeChange(StopInstance{QStringLiteral("vm1")});
        QVERIFY(Journal(folder.filePath(QStringLiteral("journal.jsonl"))).append(entry));
        Configuration saved;
        saved.inventory.kmsKeys = Reading<std::vector<KmsKey>>::of({});
        saved.inventory.readAt = clock.now();
        QVERIFY(rememberSaved(folder.path(), saved));
        QCOMPARE(int(past()->size()), 1); // nothing to compare with yet
        KmsKey key;
        key.name = QStringLiteral("app");
        saved.inventory.kmsKeys.value->push_back(key);
        saved.inventory.readAt += std::chrono::minutes(5);
        QVERIFY(rememberSaved(folder.path(), saved));
        const auto events = past();
        QCOMPARE(int(events->size()), 2);
        QCOMPARE(int(events->front().origin), int(EventOrigin::Inferred));
        QVERIFY(events->front().resource.contains(QStringLiteral("app")));
        QCOMPARE(int(events->back().origin), int(EventOrigin::WeDid));
        QFile file(folder.filePath(QStringLiteral("inferred.jsonl")));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
        file.write("{\n");
        file.close();
        QCOMPARE(int(past().error().kind), int(ErrorKind::Integrity)); // never less, unsaid
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
