#include "app/compose/workspace.h"
#include "tests/support/sandboxserver.h"

#include <QProcess>
#include <QTest>

#include <future>

using namespace cloudnx;

namespace {

constexpr int rounds = 200;
constexpr int accessLife = 16 * 60; ///< seconds; one more minute than a token is good for

/// Runs a core call where core calls belong, while the main loop turns for the keychain.
template <typename Call>
auto turning(Call call) {
    auto running = std::async(std::launch::async, std::move(call));
    while (running.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    return running.get();
}

} // namespace

/// The desktop's own workspace in this process, and the real terminal beside it, on one session.
class OneSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void twoProgramsRefreshInParallelAndNobodyIsSignedOut() {
        const test::SandboxServer server({QStringLiteral("--faults")});
        QVERIFY(server.isRunning());
        ProfileStore profiles;
        Profile profile{.name = ProfileName::parse(QStringLiteral("shared")).value()};
        profile.baseUrl = server.url();
        profile.caFile = server.text("ca");
        QVERIFY(profiles.save(profile));
        const auto desktop = openWorkspace(profile).value();
        signIn(*desktop, server);

        for (int round = 1; round <= rounds; ++round) {
            setServerClock(server, round * accessLife); // every access token is over now
            QProcess terminal;
            terminal.start(QStringLiteral(CLOUDNX_BINARY_DIR "/cloudnx"),
                           {QStringLiteral("--profile"), QStringLiteral("shared"), QStringLiteral("whoami")});
            const auto identity = turning([&] { return desktop->cloud->account().identity({}); });
            QVERIFY2(identity, identity ? "" : qPrintable(identity.error().sentence));
            // The loop above may have seen it end already.
            QVERIFY(terminal.state() == QProcess::NotRunning || terminal.waitForFinished(30'000));
            QVERIFY2(terminal.exitCode() == 0, terminal.readAllStandardError().constData());
        }
        const auto sessions = turning([&] { return desktop->cloud->account().sessions({}); });
        QVERIFY(sessions);
        QCOMPARE(sessions->size(), std::size_t(1)); // and it is the one of the first sign-in
    }

private:
    static void signIn(Workspace &desktop, const test::SandboxServer &server) {
        auto login = turning([&] { return openLogin(desktop, VaultWish::Best, {}); });
        QVERIFY(login);
        QCOMPARE(login->announcement, QString());
        const auto state = turning(
            [&] { return login->flow->begin(RootCredentials{server.email(), server.password()}, {}); });
        QVERIFY(state);
        QCOMPARE(state->stage, LoginStage::SignedIn);
    }

    static void setServerClock(const test::SandboxServer &server, int offset) {
        const QString body = QStringLiteral("{\"offset\": %1}").arg(offset);
        const int exit =
            QProcess::execute(QStringLiteral("curl"),
                              {QStringLiteral("--silent"), QStringLiteral("--fail"),
                               QStringLiteral("--output"), QStringLiteral("/dev/null"),
                               QStringLiteral("--cacert"), server.text("ca"), QStringLiteral("--data"), body,
                               QStringLiteral("--header"), QStringLiteral("Content-Type: application/json"),
                               server.url().toString() + QStringLiteral("/sandbox/clock")});
        QCOMPARE(exit, 0);
    }
};

QTEST_GUILESS_MAIN(OneSessionTest)
#include "tst_onesession.moc"
