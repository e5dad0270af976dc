#include "models/session/profilestore.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace cloudnx;

namespace {

ProfileName name(const char *text) {
    return ProfileName::parse(QString::fromLatin1(text)).value();
}

Profile sandbox() {
    return {.name = name("sandbox"),
            .baseUrl = QUrl(QStringLiteral("https://127.0.0.1:8443")),
            .caFile = QStringLiteral("/tmp/ca.pem"),
            .accountId = QStringLiteral("100000003"),
            .identity = QStringLiteral("alice"),
            .signInKind = SignInKind::IamUser,
            .vault = VaultKind::KernelKeyring,
            .colour = QStringLiteral("#aa3300")};
}

QByteArray contents(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// JSON with single quotes, which reads better here.
QByteArray json(const char *text) {
    return QByteArray(text).replace('\'', '"');
}

constexpr auto othersMay = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther |
                           QFile::ExeGroup | QFile::ExeOther;

} // namespace

class ProfileStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ProfileStore>(m_home->filePath(QStringLiteral("config/cloudnx")),
                                                 m_home->filePath(QStringLiteral("state/cloudnx")));
    }

    void keepsProfiles() {
        QVERIFY(m_store->all().value().empty());
        QCOMPARE(m_store->active().error().kind, ErrorKind::NotFound);
        QVERIFY(m_store->save(sandbox()));
        Profile cloud{.name = name("bw"),
                      .cloud = CloudKind::OpenStack,
                      .baseUrl = QUrl(QStringLiteral("https://bw-cloud.org/v3"))};
        QVERIFY(m_store->save(cloud));
        QVERIFY(m_store->all().value() == (std::vector<Profile>{cloud, sandbox()}));
        QVERIFY(m_store->find(name("sandbox")).value() == sandbox());
        QVERIFY(m_store->active().value() == sandbox()); // the first one
        QVERIFY(m_store->activate(name("bw")));
        QVERIFY(m_store->active().value() == cloud);
        QVERIFY(m_store->remove(name("bw")));
        QCOMPARE(m_store->active().error().kind, ErrorKind::NotFound);
    }

    void isReadableForItsOwnerOnly() {
        QVERIFY(m_store->save(sandbox()));
        QCOMPARE(QFile::permissions(m_store->path()) & othersMay, QFile::Permissions());
        const QString folder = m_store->stateFolder(name("sandbox")).value();
        QCOMPARE(folder, m_home->filePath(QStringLiteral("state/cloudnx/sandbox")));
        QCOMPARE(QFile::permissions(folder) & othersMay, QFile::Permissions());
        QCOMPARE(QFile::permissions(m_home->filePath(QStringLiteral("state"))) & othersMay,
                 QFile::Permissions());
    }

    void keepsWhatItDoesNotKnow() {
        put(m_store->path(), json("{'theme': 'dark', 'profiles': {'sandbox': {'base_url': "
                                  "'https://a.example', 'pinned': [1, 2]}}}"));
        QVERIFY(m_store->save(sandbox()));
        const QJsonObject file = QJsonDocument::fromJson(contents(m_store->path())).object();
        QCOMPARE(file.value(QLatin1String("theme")).toString(), QStringLiteral("dark"));
        const QJsonObject entry =
            file.value(QLatin1String("profiles")).toObject().value(QLatin1String("sandbox")).toObject();
        QCOMPARE(entry.value(QLatin1String("pinned")).toArray().size(), 2);
        QCOMPARE(entry.value(QLatin1String("base_url")).toString(), QStringLiteral("https://127.0.0.1:8443"));
    }

    void leavesABrokenFileAlone_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("cut off") << json("{'profiles': {'a': {'base_");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("profiles is a list") << json("{'profiles': []}");
        QTest::newRow("plain http") << QByteArray(
            json("{'profiles': {'a': {'base_url': 'http://a.example'}}, 'active': 'a'}"));
        QTest::newRow("path as name") << json("{'profiles': {'../a': {'base_url': 'https://a.example'}}}");
        QTest::newRow("unknown cloud")
            << json("{'profiles': {'a': {'base_url': 'https://a.example', 'cloud': 'x'}}}");
    }

    void leavesABrokenFileAlone() {
        QFETCH(QByteArray, bytes);
        put(m_store->path(), bytes);
        const auto all = m_store->all();
        QVERIFY(!all);
        QCOMPARE(all.error().kind, ErrorKind::Integrity);
        QVERIFY2(all.error().sentence.contains(m_store->path()), qPrintable(all.error().sentence));
        if (!bytes.contains("example"))
            QVERIFY(!m_store->save(sandbox()));
        QVERIFY(m_store->remove(name("other")).error().kind != ErrorKind::Local);
        QVERIFY(contents(m_store->path()).contains(bytes));
    }

    void oneBadEntryDoesNotBlockTheOthers() {
        put(m_store->path(), json("{'profiles': {'bad': {}, 'good': {'base_url': 'https://a.example'}}}"));
        QVERIFY(m_store->find(name("good")));
        QCOMPARE(m_store->find(name("bad")).error().kind, ErrorKind::Integrity);
    }

    void namesWhatThereIs() {
        QVERIFY(m_store->save(sandbox()));
        const auto found = m_store->find(name("prod"));
        QCOMPARE(found.error().kind, ErrorKind::NotFound);
        QCOMPARE(found.error().sentence, QStringLiteral("There is no profile \"prod\". There are: sandbox."));
    }

    void takesTheActiveOneFromTheEnvironment() {
        QVERIFY(m_store->save(sandbox()));
        qputenv("CLOUDNX_PROFILE", "prod");
        const auto active = m_store->active();
        qunsetenv("CLOUDNX_PROFILE");
        QVERIFY(active.error().sentence.contains(QStringLiteral("prod")));
    }

    void losesNothingWhenManyWrite() {
        {
            std::vector<std::jthread> threads;
            threads.reserve(4);
            for (int thread = 0; thread < 4; ++thread)
                threads.emplace_back([this, thread] {
                    ProfileStore store(m_home->filePath(QStringLiteral("config/cloudnx")), m_home->path());
                    for (int at = 0; at < 5; ++at) {
                        Profile profile = sandbox();
                        profile.name =
                            ProfileName::parse(QStringLiteral("p%1-%2").arg(thread).arg(at)).value();
                        (void)store.save(profile);
                    }
                });
        }
        QCOMPARE(m_store->all().value().size(), std::size_t(20));
    }

    void refusesNames_data() {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", ".", "..", "a/b", "../x", "a b", "-p", ".hidden", "a\nb", "ä"})
            QTest::addRow("%s", text) << QString::fromUtf8(text);
        QTest::newRow("long") << QString(65, u'a');
    }

    void refusesNames() {
        QFETCH(QString, text);
        QCOMPARE(ProfileName::parse(text).error().kind, ErrorKind::Invalid);
    }

    void refusesAddresses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        QTest::newRow("http") << QStringLiteral("http://127.0.0.1:8443") << QStringLiteral("https only");
        QTest::newRow("no scheme") << QStringLiteral("cloudnx.in") << QStringLiteral("not an address");
        QTest::newRow("password") << QStringLiteral("https://a:hunter2@b.example")
                                  << QStringLiteral("leave user name");
        QTest::newRow("query") << QStringLiteral("https://b.example/?token=x") << QStringLiteral("leave out");
    }

    void refusesAddresses() {
        QFETCH(QString, text);
        QFETCH(QString, why);
        const auto url = parseBaseUrl(text);
        QVERIFY(!url);
        QVERIFY2(url.error().sentence.contains(why), qPrintable(url.error().sentence));
        QVERIFY(!url.error().sentence.contains(QStringLiteral("hunter2")));
        Profile profile = sandbox();
        profile.baseUrl = QUrl(text);
        QVERIFY(!m_store->save(profile));
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ProfileStore> m_store;
};

QTEST_GUILESS_MAIN(ProfileStoreTest)
#include "tst_profilestore.moc"
