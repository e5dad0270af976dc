#include "models/session/kernelkeyringvault.h"
#include "models/session/memoryvault.h"
#include "models/session/tokenvault.h"
#include "models/session/vaultchoice.h"

#include <QProcess>
#include <QTest>
#include <QUuid>

using namespace cloudnx;
using namespace std::chrono_literals;

namespace {

ProfileName freshName() {
    return ProfileName::parse(QStringLiteral("test-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
        .value();
}

const TokenPair pair{Secret("access-1"), Secret("refresh-1"), Instant{1777809600s}};

} // namespace

class VaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keepTokens_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("kernel") << int(VaultKind::KernelKeyring);
        QTest::newRow("memory") << int(VaultKind::ThisProcess);
    }

    void keepTokens() {
        QFETCH(int, kind);
        const TokenVault vault(openVault(VaultKind(kind)));
        const ProfileName profile = freshName();
        QVERIFY(vault.ready({}));
        QVERIFY(vault.tokens(profile, {}).value() == std::nullopt);
        QVERIFY(vault.storeTokens(profile, pair, {}));
        const auto read = vault.tokens(profile, {}).value();
        QVERIFY(read && read->access == pair.access && read->refresh == pair.refresh);
        QVERIFY(read->accessExpires == pair.accessExpires);
        QVERIFY(vault.removeTokens(profile, {}));
        QVERIFY(vault.removeTokens(profile, {}));
        QVERIFY(vault.tokens(profile, {}).value() == std::nullopt);
    }

    void theKernelLetsThemExpire() {
        KernelKeyringVault vault(1s);
        const VaultEntry entry{freshName().toText(), EntryKind::Tokens};
        QVERIFY(vault.write(entry, Secret("short"), {}));
        QVERIFY(vault.read(entry, {}).value() == Secret("short"));
        QTRY_VERIFY_WITH_TIMEOUT(vault.read(entry, {}).value() == std::nullopt, 10000);
        QVERIFY(vault.write(entry, Secret("again"), {}));
        QVERIFY(vault.read(entry, {}).value() == Secret("again"));
        QVERIFY(vault.remove(entry, {}));
    }

    void theKernelTakesNoAccessKeys() {
        const TokenVault vault(openVault(VaultKind::KernelKeyring));
        const auto stored = vault.storeAccessKey(freshName(), {QStringLiteral("AKIA1"), Secret("s")}, {});
        QCOMPARE(stored.error().kind, ErrorKind::Unsupported);
        QVERIFY(vault.accessKey(freshName(), {}).value() == std::nullopt);
    }

    /// Another program of this user reads what was written, as `cloudnx` after `cloudnx login`.
    void theKernelKeepsThemForOtherPrograms() {
        KernelKeyringVault vault(60s);
        const VaultEntry entry{freshName().toText(), EntryKind::Tokens};
        QVERIFY(vault.write(entry, Secret("shared"), {}));
        QFile keys(QStringLiteral("/proc/keys"));
        QVERIFY(keys.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = keys.readAll().split('\n');
        const auto line = std::find_if(lines.begin(), lines.end(), [&](const QByteArray &text) {
            return text.contains(entry.toText().toLatin1());
        });
        QVERIFY(line != lines.end());
        QVERIFY2(line->contains(" 3f3f0000 "), line->constData()); // owner and possessor, nobody else
        QVERIFY2(!line->contains(" perm "), line->constData());    // it has a time-out
        QVERIFY(vault.remove(entry, {}));
    }

    void memoryKeepsAccessKeys() {
        const TokenVault vault(openVault(VaultKind::ThisProcess));
        const ProfileName profile = freshName();
        QVERIFY(vault.storeAccessKey(profile, {QStringLiteral("AKIA1"), Secret("s")}, {}));
        QCOMPARE(vault.accessKey(profile, {}).value()->accessKeyId, QStringLiteral("AKIA1"));
        QVERIFY(vault.removeAccessKey(profile, {}));
        QVERIFY(vault.accessKey(profile, {}).value() == std::nullopt);
    }

    void damagedEntriesAskForASignIn() {
        const auto memory = std::make_shared<MemoryVault>();
        const TokenVault vault(memory);
        const ProfileName profile = freshName();
        for (const char *junk :
             {"", "{", "[]", R"({"access":"a"})", R"({"access_expires":"2026-05-03T12:00:00Z"})"}) {
            QVERIFY(memory->write({profile.toText(), EntryKind::Tokens}, Secret(junk), {}));
            QCOMPARE(vault.tokens(profile, {}).error().kind, ErrorKind::Unauthenticated);
        }
    }

    void wishesAreAnnounced() {
        const auto process = chooseVault(VaultWish::ThisProcess, {});
        QCOMPARE(process->vault->kind(), VaultKind::ThisProcess);
        QCOMPARE(process->announcement,
                 QStringLiteral("The session rests in this program only and ends with it."));
        const auto kernel = chooseVault(VaultWish::KernelKeyring, {});
        QVERIFY(kernel->announcement.contains(QStringLiteral("12 hours")));
    }
};

QTEST_GUILESS_MAIN(VaultsTest)
#include "tst_vaults.moc"
