#include "models/probe/ssh.h"
#include "tests/probe/server.h"

#include <QTemporaryDir>

#include <future>
#include <unistd.h>

using namespace cloudnx;
using namespace cloudnx::test;
using namespace std::chrono_literals;

/// Asks real OpenSSH servers of its own, and servers that misbehave.
class SshTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// sshd with @p lines in front of what every server here needs.
    bool start(ServerProcess &server, int port, const QByteArray &lines) {
        const QString config = m_folder.filePath(QStringLiteral("config-%1").arg(port));
        test::write(config, lines + "\nPort " + QByteArray::number(port) +
                                "\nListenAddress 127.0.0.1\nHostKey " +
                                m_folder.filePath(QStringLiteral("key")).toUtf8() + "\nPidFile " +
                                m_folder.filePath(QStringLiteral("pid-%1").arg(port)).toUtf8() +
                                "\nStrictModes no\nLogLevel DEBUG3\n");
        return server.start(QStringLiteral("/usr/sbin/sshd"),
                            {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"), config}, port);
    }

    static SshSighting ask(int port, const QString &user = QStringLiteral("root"),
                           std::chrono::milliseconds patience = 10s) {
        const SshDoor door{QStringLiteral("web-01"), QStringLiteral("127.0.0.1"), port, user, patience};
        return askSsh(door, SystemClock(), {});
    }

    /// In a thread, while the servers of this test go on.
    static SshSighting askMeanwhile(int port, std::chrono::milliseconds patience = 10s) {
        auto asked =
            std::async(std::launch::async, [=] { return ask(port, QStringLiteral("root"), patience); });
        (void)QTest::qWaitFor([&] { return asked.wait_for(0s) == std::future_status::ready; }, 20'000);
        return asked.get();
    }

    static QString methods(const SshSighting &seen) {
        return QStringList(seen.methods.begin(), seen.methods.end()).join(u' ');
    }

private Q_SLOTS:

    void initTestCase() {
        if (::getuid() == 0)
            QDir().mkpath(QStringLiteral("/run/sshd"));
        test::run(QStringLiteral("ssh-keygen"),
                  {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                   QStringLiteral("-N"), QString(), QStringLiteral("-f"),
                   m_folder.filePath(QStringLiteral("key"))});
    }

    void readsWhatTheServerOffers_data() {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QString>("methods");
        const QString dropIn = m_folder.filePath(QStringLiteral("50-cloud-init.conf"));
        test::write(dropIn, "PasswordAuthentication yes\n");
        const QByteArray noKeyboard = "\nKbdInteractiveAuthentication no\nUsePAM no";
        QTest::newRow("with passwords")
            << QByteArray("PasswordAuthentication yes" + noKeyboard) << "publickey password";
        QTest::newRow("without") << QByteArray("PasswordAuthentication no" + noKeyboard) << "publickey";
        QTest::newRow("a drop-in file wins over the guide's line")
            << QByteArray("Include " + dropIn.toUtf8() + "\nPasswordAuthentication no" + noKeyboard)
            << "publickey password";
        QTest::newRow("keyboard-interactive")
            << QByteArray("PasswordAuthentication no\nKbdInteractiveAuthentication yes\nUsePAM yes")
            << "publickey keyboard-interactive";
    }

    void readsWhatTheServerOffers() {
        QFETCH(QByteArray, config);
        const int port = freePort();
        ServerProcess server;
        QVERIFY2(start(server, port, config), server.output().constData());
        const SshSighting seen = ask(port);
        QCOMPARE(seen.why, QString());
        QCOMPARE(wordOf(seen.contact), wordOf(Contact::Answered));
        QTEST(methods(seen), "methods");
        QVERIFY(!seen.opensToAnybody);
        QCOMPARE(seen.instance, QStringLiteral("web-01"));
        QVERIFY2(seen.banner.startsWith(QStringLiteral("SSH-2.0-OpenSSH")), qPrintable(seen.banner));
    }

    void knowsTheHostKeyByItsPrint() {
        const int port = freePort();
        ServerProcess server;
        QVERIFY2(start(server, port, "UsePAM no"), server.output().constData());
        const QByteArray print =
            test::run(QStringLiteral("ssh-keygen"), {QStringLiteral("-l"), QStringLiteral("-f"),
                                                     m_folder.filePath(QStringLiteral("key.pub"))});
        QVERIFY2(print.contains(ask(port).hostKey.toUtf8()), print.constData());
        QVERIFY(ask(port).hostKey.size() > 20);
    }

    void asksByName() {
        const int port = freePort();
        ServerProcess server;
        // Match stands for the rest of the file, so the server's own lines come from an include before it.
        const QString rest = m_folder.filePath(QStringLiteral("match.conf"));
        test::write(rest, "Match User operator\nPasswordAuthentication yes\nMatch all\n");
        QVERIFY2(start(server, port,
                       "Include " + rest.toUtf8() +
                           "\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nUsePAM no"),
                 server.output().constData());
        QCOMPARE(methods(ask(port)), QStringLiteral("publickey"));
        QCOMPARE(methods(ask(port, QStringLiteral("operator"))), QStringLiteral("publickey password"));
    }

    void neverSendsACredential() {
        const int port = freePort();
        ServerProcess server;
        QVERIFY2(
            start(server, port, "PasswordAuthentication yes\nKbdInteractiveAuthentication yes\nUsePAM no"),
            server.output().constData());
        QCOMPARE(ask(port).contact, Contact::Answered);
        QTRY_VERIFY(server.output().contains("userauth-request"));
        // sshd's own log of what it was asked for.
        int requests = 0;
        for (const QByteArray &line : server.output().split('\n')) {
            if (!line.contains("userauth-request for user"))
                continue;
            ++requests;
            QVERIFY2(line.contains("method none"), line.constData());
        }
        QCOMPARE(requests, 1);
    }

    void doesNotWaitForEver() {
        MuteServer silent({}, MuteServer::Then::Silence);
        QElapsedTimer time;
        time.start();
        const SshSighting seen = askMeanwhile(silent.port(), 700ms);
        QCOMPARE(wordOf(seen.contact), wordOf(Contact::NotReached));
        QCOMPARE(seen.why, QStringLiteral("It did not answer in time."));
        QVERIFY(time.elapsed() < 15'000);
        QVERIFY(seen.methods.empty());
    }

    void readsAHangUpAsUnknown() {
        for (const QByteArray &greeting : {QByteArray(), QByteArray("SSH-2.0-OpenSSH_9.2\r\n"),
                                           QByteArray("220 mail.example.in ESMTP\r\n")}) {
            MuteServer cut(greeting, MuteServer::Then::HangUp);
            const SshSighting seen = askMeanwhile(cut.port(), 2s);
            QVERIFY(seen.contact != Contact::Answered);
            QVERIFY(!seen.why.isEmpty());
            QVERIFY(seen.methods.empty());
        }
    }

    void aClosedPortIsNotReached() {
        const SshSighting seen = ask(freePort());
        QCOMPARE(wordOf(seen.contact), wordOf(Contact::NotReached));
        QVERIFY2(seen.why.contains(QStringLiteral("Connection refused")), qPrintable(seen.why));
    }

    void stopsWhenAsked() {
        MuteServer silent({}, MuteServer::Then::Silence);
        std::stop_source source;
        auto asked = std::async(std::launch::async, [&] {
            const SshDoor door{{}, QStringLiteral("127.0.0.1"), silent.port(), QStringLiteral("root"), 60s};
            return askSsh(door, SystemClock(), source.get_token());
        });
        source.request_stop();
        QVERIFY(QTest::qWaitFor([&] { return asked.wait_for(0s) == std::future_status::ready; }, 20'000));
        QCOMPARE(asked.get().contact, Contact::NotReached);
    }
};

QTEST_GUILESS_MAIN(SshTest)
#include "tst_ssh.moc"
