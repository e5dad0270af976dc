#include "models/session/keychaincheck.h"
#include "models/session/tokenvault.h"
#include "models/session/vaultchoice.h"
#include "tests/support/turningloop.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <csignal>
#include <cstdio>

using namespace cloudnx;
using namespace std::chrono_literals;
using cloudnx::test::whileLoopTurns;

namespace {

/// What a shell line prints. No QProcess: ThreadSanitizer does not survive how it forks.
QByteArray shell(const QByteArray &line) {
    std::FILE *pipe = ::popen(line.constData(), "r"); // NOLINT(cert-env33-c)
    QByteArray printed;
    std::array<char, 4096> part{};
    while (pipe && std::fgets(part.data(), part.size(), pipe))
        printed += part.data();
    return pipe && ::pclose(pipe) == 0 ? printed : QByteArray("failed");
}

Result<std::optional<Secret>> readOnWorker(Vault &vault, const VaultEntry &entry) {
    return whileLoopTurns([&] { return vault.read(entry, {}); });
}

Done writeOnWorker(Vault &vault, const VaultEntry &entry, const Secret &value) {
    return whileLoopTurns([&] { return vault.write(entry, value, {}); });
}

const VaultEntry entry{QStringLiteral("sandbox"), EntryKind::Tokens};

void lockKeyring() {
    shell("dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets "
          "org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login");
}

/// Another daemon takes the place of the one that is locked; an --unlock beside it would change nothing.
void unlockKeyring() {
    shell("printf test-password | gnome-keyring-daemon --replace --unlock --components=secrets >/dev/null "
          "2>&1");
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

/// In one process, on the gnome-keyring of with-keyring.
class KeychainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void restsAsBytes() {
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
        const TokenVault vault(openVault(VaultKind::SecretService));
        const ProfileName profile = ProfileName::parse(QStringLiteral("prod")).value();
        const TokenPair pair{Secret("access-1"), Secret("refresh-1"), Instant{1777809600s}};
        QVERIFY(whileLoopTurns([&] { return vault.storeTokens(profile, pair, {}); }));
        QVERIFY(whileLoopTurns(
            [&] { return vault.storeAccessKey(profile, {QStringLiteral("AKIA1"), Secret("s3cret")}, {}); }));
        const QByteArray seen =
            QByteArray::fromBase64(shell("secret-tool lookup server cloudnx user prod/tokens"));
        QCOMPARE(QJsonDocument::fromJson(seen).object(),
                 (QJsonObject{{QStringLiteral("access"), QStringLiteral("access-1")},
                              {QStringLiteral("refresh"), QStringLiteral("refresh-1")},
                              {QStringLiteral("account_id"), QString()},
                              {QStringLiteral("written_as"), QString()},
                              {QStringLiteral("access_expires"), QStringLiteral("2026-05-03T12:00:00Z")}}));
        const auto key = whileLoopTurns([&] { return vault.accessKey(profile, {}); });
        QVERIFY((*key)->secretAccessKey == Secret("s3cret"));
        QCOMPARE(shell("cat \"$XDG_DATA_HOME\"/keyrings/login.keyring | grep -c 'login\\|Login' | head -c 1"),
                 QByteArray("1"));
        QCOMPARE(shell("grep -c refresh-1 \"$XDG_DATA_HOME\"/keyrings/login.keyring || true"),
                 QByteArray("0\n"));
    }

    void survivesAServiceThatHangs() {
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
        unlockKeyring();
        // Another daemon than before, which does not know the session that libsecret has open.
        QTRY_VERIFY(whileLoopTurns([&] { return vault.ready({}); }).has_value());
        QVERIFY(readOnWorker(vault, entry).value() == Secret("kept"));
    }
};

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
