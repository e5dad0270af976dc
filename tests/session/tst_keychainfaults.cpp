#include "models/session/vaultchoice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace cloudnx;

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

} // namespace

class KeychainFaultsTest : public QObject {
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
};

QTEST_GUILESS_MAIN(KeychainFaultsTest)
#include "tst_keychainfaults.moc"
