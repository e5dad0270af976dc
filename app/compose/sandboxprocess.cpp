#include "app/compose/sandboxprocess.h"

#include "models/session/folders.h"
#include "models/session/profilestore.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

#include <csignal>

namespace cloudnx {

namespace {

const QString profileName = QStringLiteral("sandbox");

/// Beside our own program, as in build/bin and in /usr/bin, else on the path.
QString program() {
    const QString name = QStringLiteral("cloudnx-sandbox");
    const QString beside = QCoreApplication::applicationDirPath() + QLatin1Char('/') + name;
    return QFileInfo(beside).isExecutable() ? beside : QStandardPaths::findExecutable(name);
}

QString folderOf(const QString &data) {
    return data.isEmpty() ? usualSandboxFolder() : QFileInfo(data).absoluteFilePath();
}

struct Ended {
    int exitCode = 0;
    QByteArray out;
    QString err;
};

/// This program may have blocked signals to read them from a descriptor, and children inherit that: a server
/// that never hears SIGTERM could not be stopped.
void takeSignalsAgain() {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

Result<Ended> run(const QStringList &arguments, const std::stop_token &stop) {
    const QString path = program();
    if (path.isEmpty())
        return failure(ErrorKind::Local,
                       QStringLiteral("cloudnx-sandbox is not installed beside this program."));
    QProcess process;
    process.setChildProcessModifier(takeSignalsAgain);
    process.start(path, arguments);
    constexpr int lookUpEvery = 100;
    while (!process.waitForFinished(lookUpEvery)) {
        if (process.state() == QProcess::NotRunning)
            return failure(ErrorKind::Local,
                           QStringLiteral("Could not start %1: %2.").arg(path, process.errorString()));
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, QStringLiteral("Cancelled."));
    }
    return Ended{process.exitCode(), process.readAllStandardOutput(),
                 QString::fromUtf8(process.readAllStandardError()).trimmed()};
}

/// One of the sandbox's verbs on a folder; @p kind is that of the Error when it says no.
Result<Ended> runVerb(const char *verb, const QString &data, ErrorKind kind, const std::stop_token &stop) {
    auto ended = run({QStringLiteral("--data"), folderOf(data), QLatin1String(verb)}, stop);
    if (ended && ended->exitCode != 0)
        return failure(kind, ended->err);
    return ended;
}

Secret secretOf(const QJsonValue &value) {
    return Secret::of(value.toString());
}

Result<SandboxPlace> placeOf(const QByteArray &line) {
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto text = [&object](const char *name) { return object.value(QLatin1String(name)).toString(); };
    if (text("url").isEmpty())
        return failure(ErrorKind::Malformed, QStringLiteral("The sandbox did not say where it listens."));
    return SandboxPlace{.url = text("url"),
                        .caFile = text("ca"),
                        .accountId = text("account_id"),
                        .email = text("email"),
                        .password = secretOf(object.value(QStringLiteral("password"))),
                        .totpSecret = secretOf(object.value(QStringLiteral("totp_secret"))),
                        .processId = object.value(QStringLiteral("pid")).toInteger(),
                        .planted = text("planted")};
}

QStringList startArguments(const SandboxOptions &options) {
    QStringList arguments{QStringLiteral("--data"), folderOf(options.data), QStringLiteral("--start")};
    if (!options.scenario.isEmpty())
        arguments << QStringLiteral("--scenario") << options.scenario;
    if (options.events)
        arguments << QStringLiteral("--events") << QString::number(*options.events);
    if (options.port)
        arguments << QStringLiteral("--port") << QString::number(*options.port);
    if (options.totp)
        arguments << QStringLiteral("--totp") << QStringLiteral("on");
    return arguments;
}

bool isOfAnotherPlace(const Profile &profile) {
    return profile.baseUrl.host() != QLatin1String("127.0.0.1");
}

/// The profile as the place wants it; what a sign-in to the same account left in it stays.
Done pointProfileAt(const SandboxPlace &place) {
    const auto name = ProfileName::parse(profileName);
    const auto url = parseBaseUrl(place.url);
    if (!name || !url)
        return failure(!name ? name.error() : url.error());
    ProfileStore profiles;
    Profile profile = profiles.find(*name).value_or(Profile{.name = *name});
    if (!profile.baseUrl.isEmpty() && isOfAnotherPlace(profile))
        return failure(
            ErrorKind::Conflict,
            QStringLiteral("A profile named sandbox points to %1. Delete it with `cloudnx profile delete "
                           "sandbox`, then start again.")
                .arg(profile.baseUrl.toString()));
    profile.baseUrl = *url;
    profile.caFile = place.caFile;
    if (profile.accountId != place.accountId || profile.identity.isEmpty()) {
        profile.accountId = place.accountId;
        profile.identity = place.email;
        profile.signInKind = SignInKind::Root;
    }
    return profiles.save(profile);
}

} // namespace

QJsonObject SandboxPlace::toObject() const {
    const QJsonValue totp =
        totpSecret.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(totpSecret.revealText());
    return {{QStringLiteral("url"), url},
            {QStringLiteral("ca"), caFile},
            {QStringLiteral("account_id"), accountId},
            {QStringLiteral("email"), email},
            {QStringLiteral("password"), password.revealText()},
            {QStringLiteral("totp_secret"), totp},
            {QStringLiteral("pid"), processId},
            {QStringLiteral("planted"), planted.isEmpty() ? QJsonValue(QJsonValue::Null) : planted}};
}

QString usualSandboxFolder() {
    return stateFolder() + QStringLiteral("/control-plane");
}

Result<SandboxPlace> startSandbox(const SandboxOptions &options, const std::stop_token &stop) {
    if (auto folder = makePrivateFolder(QFileInfo(folderOf(options.data)).absolutePath()); !folder)
        return failure(folder.error());
    if (auto running = sandboxStatus(options.data, stop); running)
        return running;
    const auto ended = run(startArguments(options), stop);
    if (!ended)
        return failure(ended.error());
    if (ended->exitCode != 0)
        return failure(ended->exitCode == 2 ? ErrorKind::Usage : ErrorKind::Local, ended->err);
    auto place = placeOf(ended->out);
    if (!place)
        return place;
    if (auto saved = pointProfileAt(*place); !saved)
        return failure(saved.error());
    return place;
}

Done stopSandbox(const QString &data, const std::stop_token &stop) {
    return runVerb("--stop", data, ErrorKind::Local, stop).map([](const Ended &) {});
}

Result<SandboxPlace> sandboxStatus(const QString &data, const std::stop_token &stop) {
    return runVerb("--status", data, ErrorKind::NotFound, stop).and_then([](const Ended &ended) {
        return placeOf(ended.out);
    });
}

Done resetSandbox(const QString &data, const std::stop_token &stop) {
    return runVerb("--reset", data, ErrorKind::Conflict, stop).map([](const Ended &) {});
}

} // namespace cloudnx
