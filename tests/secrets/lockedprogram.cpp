// Signs in to profile "sandbox" as the desktop does, reads, refreshes, and locks as the desktop does: by
// destroying its workspace. Stops before and after, so that test_memory.py can read its memory.
#include "app/compose/workspace.h"

#include <QCoreApplication>

#include <cstdio>
#include <thread>

#include <unistd.h>

using namespace cloudnx;

namespace {

Secret readLine() {
    Secret line;
    char byte = 0;
    while (read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n')
        line = Secret(std::string(line.reveal()) + byte);
    return line;
}

void say(const char *word) {
    std::puts(word);
    std::fflush(stdout);
}

template <typename T>
T need(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error().sentence));
        std::_Exit(1);
    }
    return *std::move(result);
}

void signIn(Workspace &workspace) {
    const Login login = need(openLogin(workspace, VaultWish::Best, {}));
    const RootCredentials credentials{workspace.profile.identity, readLine()};
    if (need(login.flow->begin(credentials, {})).stage != LoginStage::Code)
        std::_Exit(1);
    (void)need(login.flow->submit(readLine(), {}));
}

void live() {
    auto workspace = need(openWorkspace(QString()));
    signIn(*workspace);
    (void)need(readAccount(*workspace, everyPart(), {}, {}));
    const Secret first = need(workspace->keeper->token({}));
    say("signed in");
    (void)readLine();
    (void)need(workspace->keeper->tokenAfter(first, {}));
    (void)need(workspace->cloud->account().identity({}));
    say("refreshed");
    (void)readLine();
}

} // namespace

int main(int count, char **words) {
    const QCoreApplication application(count, words);
    std::jthread worker([] {
        live();
        say("locked");
        (void)readLine();
        QMetaObject::invokeMethod(QCoreApplication::instance(), [] { QCoreApplication::quit(); });
    });
    return QCoreApplication::exec();
}
