// Signs in to profile "sandbox" as the desktop does, reads, refreshes, decrypts a value, makes an access key
// by a dangerous plan that asks for a code, and locks as the desktop does: by destroying its workspace and
// what it showed. Stops before and after, so that test_memory.py can read its memory.
#include "app/compose/workspace.h"
#include "models/plan/executor.h"

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

/// Asks whoever tests, and keeps what is shown once, as a screen does until it is locked.
class ShowingDesk final : public SecretDesk {
public:
    Result<Secret> ask(const SecretRequest &) override { return readLine(); }

    Done give(const SecretProduct &product) override {
        m_shown.push_back(product);
        for (const SecretProduct::Part &part : product.parts)
            tell(part.name.toUtf8() + ' ' + part.value.revealBytes() + '\n');
        return {};
    }

private:
    /// Past the buffer of stdio, which would keep it.
    static void tell(const QByteArray &line) {
        if (write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size())) != line.size())
            std::_Exit(1);
    }

    std::vector<SecretProduct> m_shown;
};

void makeKey(Workspace &workspace, ShowingDesk &desk) {
    const std::vector<Change> changes{IamChange(CreateAccessKey{QStringLiteral("admin")})};
    const Inventory account = need(readAccount(workspace, partsFor(changes), {}, {}));
    const Plan plan = need(makePlan(changes, {}, account, workspace.clock.now()));
    Executor executor(*workspace.cloud, *workspace.journal, workspace.clock, workspace.presence.get());
    if (!plan.asksForCode || need(executor.apply(plan, desk, {}, {})).error)
        std::_Exit(1);
}

void live() {
    auto workspace = need(openWorkspace(QString()));
    ShowingDesk desk;
    signIn(*workspace);
    (void)need(readAccount(*workspace, everyPart(), {}, {}));
    const Secret first = need(workspace->keeper->token({}));
    say("signed in");
    (void)readLine();
    (void)need(workspace->keeper->tokenAfter(first, {}));
    (void)need(workspace->cloud->account().identity({}));
    say("refreshed");
    const Secret value = need(workspace->cloud->kms().decrypt(readLine().revealBytes(), {}, {}));
    say("decrypted");
    makeKey(*workspace, desk);
    say("made");
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
