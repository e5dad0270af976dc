#include "app/sandbox/background.h"
#include "app/sandbox/folder.h"
#include "app/sandbox/options.h"
#include "app/sandbox/scenario/scenario.h"
#include "app/sandbox/server/listener.h"
#include "app/sandbox/server/route.h"
#include "app/sandbox/store/schema.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QJsonDocument>

#include <csignal>
#include <cstdio>
#include <exception>

using namespace cloudnx::sandbox;

namespace {

void print(const QJsonObject &line) {
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

int serveFolder(const Options &options) {
    std::signal(SIGPIPE, SIG_IGN);
    Folder folder = Folder::opened(options.data);
    if (!folder.lock()) {
        std::fprintf(stderr, "A sandbox is running in this folder already (process %d).\n", folder.server());
        return 1;
    }
    const CertificateFiles certificates = ensureCertificates(folder.path(), options.certificate);
    Services services{.databaseFile = folder.file("cloudnx.db"),
                      .outboxFile = folder.file("outbox.jsonl"),
                      .clock = ShiftedClock(options.clockOffset),
                      .sealer = Sealer(folder.sealingKey()),
                      .tokens = TokenSigner(folder.file("token.key")),
                      .faults = Faults(options.faults)};
    preparePlace(folder, services, options);
    serve(services, certificates, options.port, [&](int port) {
        const QJsonObject place{{"url", QString("https://127.0.0.1:%1").arg(port)},
                                {"ca", certificates.authority},
                                {"pid", static_cast<int>(getpid())}};
        folder.writeJson("ready.json", place);
        print(readyLine(folder));
    });
    QFile::remove(folder.file("ready.json"));
    return 0;
}

int reset(const Options &options) {
    const auto folder = Folder::existing(options.data);
    if (!folder) {
        std::fprintf(stderr, "%s holds no sandbox, so nothing was deleted.\n", qPrintable(options.data));
        return 1;
    }
    if (folder->server() != 0) {
        std::fputs("The sandbox is running. Stop it first.\n", stderr);
        return 1;
    }
    folder->reset();
    return 0;
}

int printRoutes() {
    const char *const access[] = {"public", "signed-in", "decided"};
    for (const Route &route : allRoutes())
        std::printf("%s\t%s\t%s\t%s\t%s\n", route.method, route.path, route.action,
                    access[static_cast<int>(route.access)], route.resource);
    return 0;
}

int run(const Options &options) {
    switch (options.verb) {
    case Options::Verb::Serve:
        return serveFolder(options);
    case Options::Verb::Start:
        return startInBackground(options, [&options] { return serveFolder(options); });
    case Options::Verb::Stop:
        return stop(options);
    case Options::Verb::Status:
        return status(options);
    case Options::Verb::Reset:
        return reset(options);
    case Options::Verb::Routes:
        break;
    }
    return printRoutes();
}

} // namespace

int main(int count, char **arguments) {
    // A parent that reads its signals from a descriptor has them blocked, and that is inherited.
    sigset_t none;
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, nullptr);
    int exitCode = 0;
    const auto options = Options::parse(count, arguments, exitCode);
    if (!options)
        return exitCode;
    umask(0077);
    try {
        return run(*options);
    } catch (const std::exception &fault) {
        std::fprintf(stderr, "cloudnx-sandbox: %s\n", fault.what());
        return 1;
    }
}
