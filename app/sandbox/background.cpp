#include "app/sandbox/background.h"

#include "app/sandbox/folder.h"
#include "app/sandbox/scenario/scenario.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QJsonDocument>

#include <array>
#include <csignal>
#include <cstdio>
#include <string>

namespace cloudnx::sandbox {

namespace {

void print(const QJsonObject &line) {
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

/// The child: out of the terminal's session, its ready line into the pipe, everything else into the log.
[[noreturn]] void becomeServer(const Options &options, const std::function<int()> &serve, int pipe) {
    setsid();
    dup2(pipe, STDOUT_FILENO);
    close(pipe);
    try {
        const QByteArray log = QFile::encodeName(Folder::opened(options.data).file("server.log"));
        const int file =
            ::open(log.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
        const int empty = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (file < 0 || empty < 0)
            _exit(1);
        dup2(empty, STDIN_FILENO);
        dup2(file, STDERR_FILENO);
        _exit(serve());
    } catch (const std::exception &fault) {
        std::fprintf(stderr, "cloudnx-sandbox: %s\n", fault.what());
        _exit(1);
    }
}

std::string firstLine(int descriptor) {
    std::string text;
    std::array<char, 512> buffer;
    ssize_t size = 0;
    while (text.find('\n') == std::string::npos &&
           (size = read(descriptor, buffer.data(), buffer.size())) > 0)
        text.append(buffer.data(), static_cast<std::size_t>(size));
    return text.substr(0, text.find('\n'));
}

} // namespace

int startInBackground(const Options &options, const std::function<int()> &serve) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return 1;
    const pid_t child = fork();
    if (child < 0)
        return 1;
    if (child == 0)
        becomeServer(options, serve, ends[1]);
    close(ends[1]);
    const std::string line = firstLine(ends[0]);
    if (line.empty()) {
        std::fprintf(stderr, "The sandbox did not start. server.log in %s says why.\n",
                     qPrintable(options.data));
        waitpid(child, nullptr, 0);
        return 1;
    }
    std::puts(line.c_str());
    return 0;
}

int stop(const Options &options) {
    const auto folder = Folder::existing(options.data);
    const int server = folder ? folder->server() : 0;
    if (server == 0)
        return 0;
    // The descriptor names this very process, also if it ends and its number is given to another.
    const int process = static_cast<int>(syscall(SYS_pidfd_open, server, 0));
    if (process < 0 || folder->server() != server)
        return folder->server() == 0 ? 0 : 1;
    syscall(SYS_pidfd_send_signal, process, SIGTERM, nullptr, 0);
    pollfd ended{.fd = process, .events = POLLIN, .revents = 0};
    const bool hasEnded = poll(&ended, 1, 10'000) == 1;
    close(process);
    if (!hasEnded)
        std::fputs("The sandbox does not end.\n", stderr);
    return hasEnded ? 0 : 1;
}

int status(const Options &options) {
    const auto folder = Folder::existing(options.data);
    if (!folder || folder->server() == 0) {
        std::fputs("No sandbox is running in this folder.\n", stderr);
        return 1;
    }
    print(readyLine(*folder));
    return 0;
}

} // namespace cloudnx::sandbox
