#include "models/providers/openstack/authbody.h"
#include "models/providers/openstack/cloudsfiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;
using namespace cloudnx::openstack;

namespace {

/// One entry `it`, whose lines are @p body, indented by four.
CloudEntry entry(const char *body, const char *secure = "") {
    const auto entries = parseClouds({QByteArray("clouds:\n  it:\n") + body, secure});
    return entries && entries->size() == 1 ? entries->front() : CloudEntry{};
}

constexpr const char *bwCloud = "    auth_type: v3applicationcredential\n"
                                "    auth:\n"
                                "      auth_url: https://identity.example.org:5000/v3\n"
                                "      application_credential_id: 0123456789abcdef0123456789abcdef\n"
                                "      application_credential_secret: not-a-secret\n"
                                "    region_name: Freiburg\n"
                                "    interface: public\n"
                                "    identity_api_version: 3\n";

void write(const QString &path, const QByteArray &text) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class CloudsYamlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsWhatTheDashboardGives() {
        const CloudEntry it = entry(bwCloud);
        QCOMPARE(it.fault, QString());
        QCOMPARE(int(it.auth), int(AuthKind::ApplicationCredential));
        QCOMPARE(it.place.identity, QUrl(QStringLiteral("https://identity.example.org:5000/v3")));
        QCOMPARE(it.place.region, QStringLiteral("Freiburg"));
        QCOMPARE(it.place.interface, QStringLiteral("public"));
        QCOMPARE(it.credentialId, QStringLiteral("0123456789abcdef0123456789abcdef"));
        QCOMPARE(it.secret.revealText(), QStringLiteral("not-a-secret"));
        QVERIFY(it.secretIsInTheOpen);
        QCOMPARE(it.remarks, QStringList());
    }

    void readsAUserWithDomains() {
        const CloudEntry it = entry("    auth:\n"
                                    "      auth_url: \"https://k.example/\"\n"
                                    "      username: alice\n"
                                    "      password: secret\n"
                                    "      project_name: Projekt_alice\n"
                                    "      user_domain_name: People\n"
                                    "      project_domain_id: p1\n"
                                    "    interface: internalURL\n"
                                    "    cacert: /etc/ca.pem\n");
        QCOMPARE(int(it.auth), int(AuthKind::Password));
        QCOMPARE(it.userName, QStringLiteral("alice"));
        QCOMPARE(it.place.project, (Named{{}, QStringLiteral("Projekt_alice")}));
        QCOMPARE(it.place.userDomain, (Named{{}, QStringLiteral("People")}));
        QCOMPARE(it.place.projectDomain, (Named{QStringLiteral("p1"), {}}));
        QCOMPARE(it.place.interface, QStringLiteral("internal"));
        QCOMPARE(it.caFile, QStringLiteral("/etc/ca.pem"));
    }

    void secureYamlIsLaidOver() {
        const CloudEntry it = entry("    auth: {auth_url: \"https://k.example\", username: alice}\n",
                                    "clouds: {it: {auth: {password: hidden}}}");
        QCOMPARE(it.secret.revealText(), QStringLiteral("hidden"));
        QVERIFY(!it.secretIsInTheOpen);
        QCOMPARE(it.userName, QStringLiteral("alice"));
    }

    void mergeKeysAreFollowed() {
        const auto entries = parseClouds({"\n"
                                          "base: &base\n"
                                          "  region_name: Ulm\n"
                                          "  auth: {auth_url: \"https://k.example\", username: alice}\n"
                                          "clouds:\n"
                                          "  one: {<<: *base}\n"
                                          "  two: {<<: *base, region_name: Mannheim}\n",
                                          {}});
        QVERIFY(entries);
        QCOMPARE(entries->at(0).place.region, QStringLiteral("Ulm"));
        QCOMPARE(entries->at(1).place.region, QStringLiteral("Mannheim"));
        QCOMPARE(entries->at(1).userName, QStringLiteral("alice"));
    }

    void severalRegionsAreListed() {
        const CloudEntry it = entry("    auth: {auth_url: \"https://k.example\", username: a}\n"
                                    "    regions:\n"
                                    "      - Freiburg\n"
                                    "      - {name: Ulm, values: {}}\n");
        QCOMPARE(it.regions, (QStringList{QStringLiteral("Freiburg"), QStringLiteral("Ulm")}));
        QCOMPARE(it.place.region, QStringLiteral("Freiburg"));
    }

    void howOneSignsIn_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<int>("kind");
        QTest::newRow("nothing said") << QByteArray() << int(AuthKind::Password);
        QTest::newRow("v3password") << QByteArray("    auth_type: v3password\n") << int(AuthKind::Password);
        QTest::newRow("totp") << QByteArray("    auth_type: v3totp\n") << int(AuthKind::PasswordAndCode);
        QTest::newRow("multifactor")
            << QByteArray("    auth_type: v3multifactor\n    auth_methods: [v3password, v3totp]\n")
            << int(AuthKind::PasswordAndCode);
        QTest::newRow("token") << QByteArray("    auth_type: token\n") << int(AuthKind::Token);
        QTest::newRow("oidc") << QByteArray("    auth_type: v3oidcpassword\n") << int(AuthKind::Federated);
        QTest::newRow("saml") << QByteArray("    auth_type: v3samlpassword\n") << int(AuthKind::Federated);
    }

    void howOneSignsIn() {
        QFETCH(QByteArray, lines);
        QFETCH(int, kind);
        const CloudEntry it =
            entry((lines + "    auth: {auth_url: \"https://k.example\", username: a}\n").constData());
        QCOMPARE(it.fault, QString());
        QCOMPARE(int(it.auth), kind);
        QCOMPARE(it.remarks.isEmpty(), it.auth != AuthKind::Federated);
    }

    void whatCannotBeUsedSaysWhy_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("fault");
        QTest::newRow("no address") << QByteArray("    auth: {username: a}\n")
                                    << QStringLiteral("it has no auth_url");
        QTest::newRow("plain http") << QByteArray("    auth: {auth_url: \"http://k.example\"}\n")
                                    << QStringLiteral("its auth_url is no https address");
        QTest::newRow("password in the address")
            << QByteArray("    auth: {auth_url: \"https://a:b@k.example\"}\n")
            << QStringLiteral("its auth_url is no https address");
        QTest::newRow("unknown plugin")
            << QByteArray("    auth_type: v3magic\n    auth: {auth_url: \"https://k.example\"}\n")
            << QStringLiteral("it signs in by \"magic\", which this console does not know");
    }

    void whatCannotBeUsedSaysWhy() {
        QFETCH(QByteArray, lines);
        QFETCH(QString, fault);
        const CloudEntry it = entry(lines.constData());
        QCOMPARE(it.fault, fault);
        const auto found = findCloud({it}, QStringLiteral("it"));
        QVERIFY(!found);
        QCOMPARE(
            found.error().sentence,
            QStringLiteral("Entry \"it\" of clouds.yaml cannot be used: %1. Correct the file.").arg(fault));
    }

    void uncheckedCertificatesAreNotFollowed() {
        const CloudEntry it =
            entry("    verify: false\n    auth: {auth_url: \"https://k.example\", username: a}\n");
        QCOMPARE(it.remarks.size(), 1);
        QVERIFY(it.remarks.front().contains(QStringLiteral("certificates are always checked")));
    }

    void brokenYamlNamesItsLine() {
        const auto entries = parseClouds({"clouds:\n  it: [\n", {}});
        QVERIFY(!entries);
        QCOMPARE(int(entries.error().kind), int(ErrorKind::Invalid));
        QVERIFY2(entries.error().sentence.contains(QStringLiteral("(line 3)")),
                 qPrintable(entries.error().sentence));
    }

    void strangeFormsAreNoEntries_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"", "~", "[]", "text", "clouds: 7", "clouds: []", "clouds: {a: 1, b: [x]}", "clouds: ~"})
            QTest::newRow(text) << QByteArray(text);
    }

    void strangeFormsAreNoEntries() {
        QFETCH(QByteArray, text);
        const auto entries = parseClouds({text, {}});
        QVERIFY(entries);
        QVERIFY(entries->empty());
    }

    void variablesAreAnEntryOfTheirOwn() {
        const Environment environment{{QStringLiteral("OS_AUTH_URL"), QStringLiteral("https://k.example/v3")},
                                      {QStringLiteral("OS_USERNAME"), QStringLiteral("alice")},
                                      {QStringLiteral("OS_PASSWORD"), QStringLiteral("secret")},
                                      {QStringLiteral("OS_TENANT_NAME"), QStringLiteral("old name")},
                                      {QStringLiteral("OS_REGION_NAME"), QStringLiteral("Ulm")}};
        const auto it = entryOf(environment);
        QVERIFY(it);
        QCOMPARE(it->name, QStringLiteral("envvars"));
        QCOMPARE(it->place.region, QStringLiteral("Ulm"));
        QCOMPARE(it->place.project.name, QStringLiteral("old name"));
        QVERIFY(!entryOf(Environment{}));
    }

    // A user's id needs no domain; a name needs one.
    void aUserIsNamedByIdOrByName() {
        const auto bodyOf = [](const CloudEntry &it) {
            return authBody({passwordProof(it.userName, it.place, Secret("s3cr3t"))}, it.place,
                            Scoping::ByItself)
                .revealText();
        };
        const CloudEntry byId = entry("    auth: {auth_url: \"https://k.example\", user_id: 0ab1}\n");
        QVERIFY2(bodyOf(byId).contains(QStringLiteral("\"user\":{\"id\":\"0ab1\",\"password\"")),
                 qPrintable(bodyOf(byId)));
        const CloudEntry byName = entry("    auth: {auth_url: \"https://k.example\", username: 0ab1}\n");
        QVERIFY(bodyOf(byName).contains(QStringLiteral("\"name\":\"0ab1\"")));
        QVERIFY(bodyOf(byName).contains(QStringLiteral("\"domain\"")));
    }

    void theFirstFolderCounts() {
        QTemporaryDir first;
        QTemporaryDir second;
        write(second.filePath(QStringLiteral("clouds.yaml")),
              "clouds: {second: {auth: {auth_url: 'https://k.example', username: a}}}");
        const CloudPlaces places{{first.path(), second.path()}};
        QCOMPARE(readClouds(places, {})->front().name, QStringLiteral("second"));
        write(first.filePath(QStringLiteral("clouds.yml")),
              "clouds: {first: {auth: {auth_url: 'https://k.example', username: a}}}");
        QCOMPARE(readClouds(places, {})->front().name, QStringLiteral("first"));
        write(second.filePath(QStringLiteral("secure.yaml")), "clouds: {first: {auth: {password: x}}}");
        QVERIFY(!readClouds(places, {})->front().secret.isEmpty());
    }

    void theUsualPlaces() {
        const auto places =
            CloudPlaces::usual({{QStringLiteral("OS_CLIENT_CONFIG_FILE"), QStringLiteral("/x/c.yaml")}});
        QCOMPARE(places.clouds, QStringLiteral("/x/c.yaml"));
        QCOMPARE(places.folders,
                 (QStringList{QDir::currentPath(), QDir::homePath() + QStringLiteral("/.config/openstack"),
                              QStringLiteral("/etc/openstack")}));
    }

    void aSecretIsTakenOutAndNothingElse_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("clean");
        QTest::newRow("plain") << QByteArray("      application_credential_secret: s3cr3t # mine")
                               << QByteArray("      application_credential_secret: \"\" # mine");
        QTest::newRow("quoted") << QByteArray("      application_credential_secret: \"s3cr3t\"")
                                << QByteArray("      application_credential_secret: \"\"");
        QTest::newRow("single") << QByteArray("      application_credential_secret: 's3cr3t'")
                                << QByteArray("      application_credential_secret: ''");
    }

    void aSecretIsTakenOutAndNothingElse() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, clean);
        const QByteArray file =
            "# my clouds\nclouds:\n  it:\n    auth_type: v3applicationcredential\n    auth:\n"
            "      auth_url: https://k.example\n      application_credential_id: i\n%\n"
            "  other: {auth: {auth_url: https://k.example, username: a, password: s3cr3t}}\n";
        QByteArray before = file;
        before.replace("%", line);
        QByteArray after = file;
        after.replace("%", clean);
        const auto taken = withoutSecret(before, QStringLiteral("it"));
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().sentence));
        QCOMPARE(*taken, after);
        QCOMPARE(int(withoutSecret(after, QStringLiteral("it")).error().kind), int(ErrorKind::NotFound));
        QCOMPARE(int(withoutSecret(after, QStringLiteral("nobody")).error().kind), int(ErrorKind::NotFound));
    }

    void inOneLineAsWell() {
        const auto taken =
            withoutSecret("clouds: {it: {auth: {auth_url: https://k.example, username: a, password: p w}}}\n",
                          QStringLiteral("it"));
        QVERIFY(taken);
        QCOMPARE(*taken,
                 QByteArray("clouds: {it: {auth: {auth_url: https://k.example, username: a, password: "
                            "\"\"}}}\n"));
    }

    void aSharedOrFoldedSecretIsLeftAlone_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("shared by an anchor") << QByteArray(
            "clouds:\n  it: &it\n    auth: {auth_url: https://k.example, username: a, password: p}\n"
            "  that:\n    <<: *it\n");
        QTest::newRow("folded") << QByteArray(
            "clouds:\n  it:\n    auth:\n      auth_url: https://k.example\n"
            "      username: a\n      password: >-\n        two\n        lines\n");
    }

    void aSharedOrFoldedSecretIsLeftAlone() {
        QFETCH(QByteArray, file);
        const auto taken = withoutSecret(file, QStringLiteral("it"));
        QVERIFY(!taken);
        QCOMPARE(int(taken.error().kind), int(ErrorKind::Invalid));
        QVERIFY2(taken.error().sentence.contains(QStringLiteral("by hand")),
                 qPrintable(taken.error().sentence));
    }

    void theFileKeepsItsMode() {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("clouds.yaml"));
        write(path, "clouds: {it: {auth: {auth_url: https://k.example, username: a, password: p}}}");
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        const CloudPlaces places{{folder.path()}};
        QVERIFY(removeSecret(places, QStringLiteral("it")));
        QVERIFY(readClouds(places, {})->front().secret.isEmpty());
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void noFileAtAllIsFine() {
        QTemporaryDir empty;
        const auto entries = readClouds({{empty.path()}}, {});
        QVERIFY(entries && entries->empty());
        const auto found = findCloud(*entries, QStringLiteral("demo"));
        QCOMPARE(int(found.error().kind), int(ErrorKind::NotFound));
    }
};

QTEST_GUILESS_MAIN(CloudsYamlTest)
#include "tst_cloudsyaml.moc"
