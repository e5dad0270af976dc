#include "app/terminal/parts/worker.h"

#include "app/terminal/parts/context.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <thread>
#include <unistd.h>

namespace cloudnx::terminal {

namespace {

constexpr int interrupted = 130; // 128 + SIGINT, as shells report it

/// SIGINT and SIGTERM as something that can be read, from before any thread starts.
int signalDescriptor() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return ::signalfd(-1, &signals, SFD_CLOEXEC);
}

void complainOf(const Error &error) {
    QString line = error.sentence;
    if (!error.requestId.isEmpty())
        line += QStringLiteral(" (request %1)").arg(error.requestId);
    complain(line);
}

int runHere(const Command &command, const std::stop_token &stop) {
    Context context(command.options, stop);
    const Done done = command.run(context);
    if (done)
        return context.exitCode();
    complainOf(done.error());
    return done.error().kind == ErrorKind::Cancelled && stop.stop_requested() ? interrupted
                                                                              : exitCode(done.error().kind);
}

} // namespace

int print(const Answer &answer) {
    const QByteArray out = answer.out.toUtf8();
    const QByteArray err = answer.err.toUtf8();
    const bool written =
        ::write(STDOUT_FILENO, out.constData(), static_cast<std::size_t>(out.size())) == out.size() &&
        ::write(STDERR_FILENO, err.constData(), static_cast<std::size_t>(err.size())) == err.size();
    return answer.exitCode != 0 || written ? answer.exitCode : 1;
}

int runOnWorker(const Command &command) {
    std::signal(SIGPIPE, SIG_IGN);
    const int signals = signalDescriptor();
    const int ended = ::eventfd(0, EFD_CLOEXEC);
    int code = 1;
    std::jthread worker([&command, &code, ended](const std::stop_token &stop) {
        code = runHere(command, stop);
        ::eventfd_write(ended, 1);
    });
    QSocketNotifier onSignal(signals, QSocketNotifier::Read);
    QObject::connect(&onSignal, &QSocketNotifier::activated, [&worker, signals] {
        signalfd_siginfo signal{};
        if (::read(signals, &signal, sizeof signal) > 0 && !worker.request_stop())
            ::_exit(interrupted);
    });
    QSocketNotifier onEnd(ended, QSocketNotifier::Read);
    QObject::connect(&onEnd, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
    worker.join();
    ::close(ended);
    ::close(signals);
    return code;
}

} // namespace cloudnx::terminal
