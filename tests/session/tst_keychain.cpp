#include "models/session/keychaincheck.h"
#include "models/session/tokenvault.h"
#include "models/session/vaultchoice.h"
#include "tests/support/turningloop.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <thread>

using namespace cloudnx;
using namespace std::chrono_literals;
using cloudnx::test::whileLoopTurns;

namespace {

const QString withKeyring = QStringLiteral(CLOUDNX_WITH_KEYRING);
const QString probe = QStringLiteral(CLOUDNX_SESSIONPROBE);

QByteArray output(const QString &program, const QStringList &arguments,
                  const QProcessEnvironment &environment) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    process.waitForFinished(60000);
    return process.readAllStandardOutput();
}

QJsonObject probed(const QStringList &arguments,
                   const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment()) {
    return QJsonDocument::fromJson(output(withKeyring, arguments, environment)).object();
}

Result<std::optional<Secret>> readOnWorker(Vault &vault, const VaultEntry &entry) {
    return whileLoopTurns([&] { return vault.read(entry, {}); });
}

Done writeOnWorker(Vault &vault, const VaultEntry &entry, const Secret &value) {
    return whileLoopTurns([&] { return vault.write(entry, value, {}); });
}

const VaultEntry entry{QStringLiteral("sandbox"), EntryKind::Tokens};

void lockKeyring() {
    QProcess::execute(QStringLiteral("dbus-send"),
                      {QStringLiteral("--session"), QStringLiteral("--print-reply=literal"),
                       QStringLiteral("--dest=org.freedesktop.secrets"),
                       QStringLiteral("/org/freedesktop/secrets"),
                       QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                       QStringLiteral("array:objpath:/org/freedesktop/secrets/collection/login")});
}

/// Stops the daemon that with-keyring started, and wakes it in any case.
class StoppedDaemon {
public:
    StoppedDaemon() { ::kill(m_pid, SIGSTOP); }

    StoppedDaemon(const StoppedDaemon &) = delete;
    StoppedDaemon &operator=(const StoppedDaemon &) = delete;

    ~StoppedDaemon() { wake(); }

    void wake() const { ::kill(m_pid, SIGCONT); }

private:
    pid_t m_pid = qEnvironmentVariableIntValue("CLOUDNX_KEYRING_PID");
};

} // namespace

class KeychainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void namesTheCause_data() {
        QTest::addColumn<QStringList>("session");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *session, const char *fault, const char *words) {
            const QString option = QString::fromLatin1(session);
            QTest::newRow(fault[0] == '\0' ? "healthy" : fault)
                << (option.isEmpty() ? QStringList() : QStringList{option}) << QString::fromLatin1(fault)
                << QString::fromLatin1(words);
        };
        row("", "", "The keychain works: write ");
        row("--no-bus", "no_dbus", "There is no D-Bus session");
        row("--no-service", "no_service", "No keychain service runs");
        row("--no-keyring", "no_keyring", "no default keyring");
        row("--locked", "locked", "The keyring is locked.");
    }

    void namesTheCause() {
        QFETCH(QStringList, session);
        QFETCH(QString, fault);
        QFETCH(QString, words);
        const QJsonObject report = probed(session + QStringList{probe, QStringLiteral("doctor")});
        QCOMPARE(report.value(QLatin1String("fault")).toString(QStringLiteral("?")), fault);
        const QString sentence = report.value(QLatin1String("sentence")).toString();
        QVERIFY2(sentence.contains(words), qPrintable(sentence));
    }

    void namesAMissingLibsecret() {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("libsecret-1.so.0")));
        QVERIFY(
            file.open(QIODevice::WriteOnly)); // an empty file is no library, and the loader looks no further
        file.close();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_LIBRARY_PATH"), folder.path());
        const QJsonObject report = probed({probe, QStringLiteral("doctor")}, environment);
        QCOMPARE(report.value(QLatin1String("fault")).toString(), QStringLiteral("no_libsecret"));
    }

    void namesAMissingGlibLoop() {
        const QJsonObject report =
            probed({QStringLiteral("env"), QStringLiteral("QT_NO_GLIB=1"), probe, QStringLiteral("doctor")});
        QCOMPARE(report.value(QLatin1String("fault")).toString(), QStringLiteral("no_glib_loop"));
    }

    void namesAHungService() {
        const QJsonObject report =
            probed({QStringLiteral("sh"), QStringLiteral("-c"),
                    QStringLiteral("kill -STOP $CLOUDNX_KEYRING_PID; \"$0\" doctor"), probe});
        QCOMPARE(report.value(QLatin1String("fault")).toString(), QStringLiteral("hung"));
    }

    void choosesNeverSilently_data() {
        QTest::addColumn<QStringList>("session");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no bus") << QStringList{QStringLiteral("--no-bus")} << QStringLiteral("no D-Bus");
        QTest::newRow("no service") << QStringList{QStringLiteral("--no-service")}
                                    << QStringLiteral("No keychain service");
        QTest::newRow("no keyring") << QStringList{QStringLiteral("--no-keyring")}
                                    << QStringLiteral("no default keyring");
    }

    void choosesNeverSilently() {
        QFETCH(QStringList, session);
        QFETCH(QString, reason);
        const QJsonObject choice = probed(session + QStringList{probe, QStringLiteral("choose")});
        const bool kernelOffers = bool(openVault(VaultKind::KernelKeyring)->ready({}));
        QCOMPARE(choice.value(QLatin1String("vault")).toString(),
                 kernelOffers ? QStringLiteral("kernel-keyring") : QStringLiteral("this-process"));
        const QString announcement = choice.value(QLatin1String("announcement")).toString();
        QVERIFY2(announcement.contains(reason), qPrintable(announcement));
        QVERIFY2(announcement.contains(QStringLiteral("The session rests in ")), qPrintable(announcement));
    }

    void choosesTheKeychainWhenItIsThere() {
        const QJsonObject choice = probed({probe, QStringLiteral("choose")});
        QCOMPARE(choice.value(QLatin1String("vault")).toString(), QStringLiteral("secret-service"));
        QCOMPARE(choice.value(QLatin1String("announcement")).toString(QStringLiteral("?")), QString());
    }

    void doesNotGoAroundALockedKeyring() {
        const QJsonObject choice = probed({QStringLiteral("--locked"), probe, QStringLiteral("choose")});
        QCOMPARE(choice.value(QLatin1String("kind")).toString(), QStringLiteral("keychain_denied"));
    }

    void worksAgainstARealKeyring() {
        if (qEnvironmentVariableIsSet("CLOUDNX_KEYRING_PID"))
            return; // this is the inner run; the methods below do the work
        QProcess inner;
        inner.setProcessChannelMode(QProcess::ForwardedChannels);
        inner.start(withKeyring,
                    {QCoreApplication::applicationFilePath(), QStringLiteral("restsAsBytes"),
                     QStringLiteral("isSeenByOthers"), QStringLiteral("survivesAServiceThatHangs"),
                     QStringLiteral("stopsWhenTold"), QStringLiteral("saysThatTheKeyringIsLocked")});
        QVERIFY(inner.waitForFinished(120000));
        QCOMPARE(inner.exitCode(), 0);
    }

    void restsAsBytes() {
        if (!onKeyring())
            return;
        SecretServiceVault vault;
        const Secret bytes(std::string_view("\0\xff{\"\n\0", 6));
        QVERIFY(readOnWorker(vault, entry).value() == std::nullopt);
        QVERIFY(writeOnWorker(vault, entry, bytes));
        QVERIFY(readOnWorker(vault, entry).value() == bytes);
        QVERIFY(writeOnWorker(vault, entry, Secret("second")));
        QVERIFY(readOnWorker(vault, entry).value() == Secret("second"));
        QVERIFY(whileLoopTurns([&] { return vault.remove(entry, {}); }));
        QVERIFY(whileLoopTurns([&] { return vault.remove(entry, {}); }));
        QVERIFY(readOnWorker(vault, entry).value() == std::nullopt);
    }

    void isSeenByOthers() {
        if (!onKeyring())
            return;
        const TokenVault vault(openVault(VaultKind::SecretService));
        const ProfileName profile = ProfileName::parse(QStringLiteral("prod")).value();
        const TokenPair pair{Secret("access-1"), Secret("refresh-1"), Instant{1777809600s}};
        QVERIFY(whileLoopTurns([&] { return vault.storeTokens(profile, pair, {}); }));
        QVERIFY(whileLoopTurns(
            [&] { return vault.storeAccessKey(profile, {QStringLiteral("AKIA1"), Secret("s3cret")}, {}); }));
        const auto environment = QProcessEnvironment::systemEnvironment();
        const QByteArray seen = QByteArray::fromBase64(
            output(QStringLiteral("secret-tool"),
                   {QStringLiteral("lookup"), QStringLiteral("server"), QStringLiteral("cloudnx"),
                    QStringLiteral("user"), QStringLiteral("prod/tokens")},
                   environment));
        QCOMPARE(QJsonDocument::fromJson(seen).object(),
                 (QJsonObject{{QStringLiteral("access"), QStringLiteral("access-1")},
                              {QStringLiteral("refresh"), QStringLiteral("refresh-1")},
                              {QStringLiteral("access_expires"), QStringLiteral("2026-05-03T12:00:00Z")}}));
        const auto key = whileLoopTurns([&] { return vault.accessKey(profile, {}); });
        QVERIFY((*key)->secretAccessKey == Secret("s3cret"));
        QVERIFY(!QDir(qEnvironmentVariable("XDG_DATA_HOME")).isEmpty());
        QCOMPARE(
            QProcess::execute(QStringLiteral("grep"), {QStringLiteral("-rq"), QStringLiteral("refresh-1"),
                                                       qEnvironmentVariable("XDG_DATA_HOME")}),
            1); // rests encrypted
    }

    void survivesAServiceThatHangs() {
        if (!onKeyring())
            return;
        SecretServiceVault patient;
        QVERIFY(writeOnWorker(patient, entry, Secret("kept")));
        {
            const StoppedDaemon stopped;
            auto vault = std::make_unique<SecretServiceVault>(SecretServiceVault::Patience{200ms, 200ms});
            const auto read = readOnWorker(*vault, entry);
            QVERIFY(!read);
            QCOMPARE(read.error().kind, ErrorKind::KeychainUnavailable);
            QVERIFY2(read.error().sentence.contains(QStringLiteral("does not answer")),
                     qPrintable(read.error().sentence));
            // Its queue is blocked by the job that hangs, so the next call does not wait for its full time.
            QElapsedTimer timer;
            timer.start();
            SecretServiceVault blocked(SecretServiceVault::Patience{60s, 200ms});
            QCOMPARE(readOnWorker(blocked, entry).error().kind, ErrorKind::KeychainUnavailable);
            QVERIFY(timer.elapsed() < 10000);
            vault.reset(); // the late answer finds nobody
        }
        QTRY_VERIFY(bool(readOnWorker(patient, entry)));
        QVERIFY(readOnWorker(patient, entry).value() == Secret("kept"));
    }

    void stopsWhenTold() {
        if (!onKeyring())
            return;
        SecretServiceVault vault;
        {
            const StoppedDaemon stopped;
            std::stop_source stop;
            auto reading =
                std::async(std::launch::async, [&] { return vault.read(entry, stop.get_token()); });
            QCoreApplication::processEvents();
            stop.request_stop();
            QCOMPARE(reading.get().error().kind, ErrorKind::Cancelled);
        }
        QVERIFY(readOnWorker(vault, entry)); // what came after a stopped call is not refused
    }

    void saysThatTheKeyringIsLocked() {
        if (!onKeyring())
            return;
        SecretServiceVault vault;
        QVERIFY(writeOnWorker(vault, entry, Secret("kept")));
        lockKeyring();
        const auto read = readOnWorker(vault, entry);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::KeychainDenied);
        QVERIFY(read.error().sentence.startsWith(QStringLiteral("The keyring is locked.")));
        QCOMPARE(writeOnWorker(vault, entry, Secret("new")).error().kind, ErrorKind::KeychainDenied);
        QCOMPARE(whileLoopTurns([&] { return vault.remove(entry, {}); }).error().kind,
                 ErrorKind::KeychainDenied);
        QCOMPARE(whileLoopTurns([&] { return vault.ready({}); }).error().kind, ErrorKind::KeychainDenied);
        unlock();
        // Another daemon than before, which does not know the session that libsecret has open.
        QTRY_VERIFY(whileLoopTurns([&] { return vault.ready({}); }).has_value());
        QVERIFY(readOnWorker(vault, entry).value() == Secret("kept"));
    }

private:
    static bool onKeyring() { return qEnvironmentVariableIsSet("CLOUDNX_KEYRING_PID"); }

    /// Another daemon takes the place of the one that is locked; an --unlock beside it would change nothing.
    static void unlock() {
        QProcess daemon;
        daemon.setStandardOutputFile(QProcess::nullDevice()); // which the daemon would keep open
        daemon.start(QStringLiteral("gnome-keyring-daemon"),
                     {QStringLiteral("--replace"), QStringLiteral("--unlock"),
                      QStringLiteral("--components=secrets")});
        daemon.write("test-password");
        daemon.closeWriteChannel();
        daemon.waitForFinished();
    }
};

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
