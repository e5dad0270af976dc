#include "models/session/keychaincheck.h"
#include "models/session/sessionkeeper.h"
#include "models/session/vaultchoice.h"
#include "tests/session/rotatingdoor.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <thread>

using namespace cloudnx;

namespace {

int print(const QJsonObject &object) {
    std::fputs(QJsonDocument(object).toJson(QJsonDocument::Compact).constData(), stdout);
    std::fputc('\n', stdout);
    return 0;
}

int fail(const Error &error) {
    print({{QStringLiteral("kind"), word(error.kind)}, {QStringLiteral("sentence"), error.sentence}});
    return exitCode(error.kind);
}

int doctor() {
    using namespace std::chrono_literals;
    const KeychainReport report = checkKeychain({}, {.job = 1s, .question = 500ms});
    return print({{QStringLiteral("fault"), report.fault ? wordOf(*report.fault) : QString()},
                  {QStringLiteral("sentence"), report.sentence}});
}

int choose() {
    const auto choice = chooseVault(VaultWish::Best, {});
    if (!choice)
        return fail(choice.error());
    return print({{QStringLiteral("vault"), wordOf(choice->vault->kind())},
                  {QStringLiteral("announcement"), choice->announcement}});
}

/// sessionprobe session FOLDER begin|refresh|crash [TIMES]: a program that shares a session with others.
int session(const QStringList &arguments) {
    const SystemClock clock;
    const QString &folder = arguments.at(0);
    test::RotatingDoor door(folder + QStringLiteral("/service.json"), clock);
    const TokenVault vault(openVault(VaultKind::SecretService));
    const ProfileName profile = ProfileName::parse(QStringLiteral("shared")).value();
    if (arguments.at(1) == QLatin1String("begin")) {
        const auto answer = door.begin(RootCredentials{}, {});
        const auto stored = answer ? vault.storeTokens(profile, std::get<TokenPair>(*answer), {}) : Done();
        return stored ? 0 : fail(stored.error());
    }
    door.diesAfterRefresh = arguments.at(1) == QLatin1String("crash");
    SessionKeeper keeper(Profile{.name = profile}, vault, door, clock, folder);
    const int times = arguments.value(2, QStringLiteral("1")).toInt();
    auto token = keeper.token({});
    for (int at = 0; token && at < times; ++at)
        token = keeper.tokenAfter(*token, {});
    return token ? 0 : fail(token.error());
}

int run(const QStringList &arguments) {
    if (arguments.value(1) == QLatin1String("doctor"))
        return doctor();
    if (arguments.value(1) == QLatin1String("choose"))
        return choose();
    return session(arguments.mid(2));
}

} // namespace

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    int code = 0;
    std::jthread worker([&] {
        code = run(arguments);
        QMetaObject::invokeMethod(&application, "quit", Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    worker.join();
    return code;
}
