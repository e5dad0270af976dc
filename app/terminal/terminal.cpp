#include "app/terminal/parts/commandline.h"
#include "app/terminal/parts/worker.h"

#include <QCoreApplication>

using namespace cloudnx::terminal;

/// What main() loads and calls. Help, completion and wrong lines are answered before Qt's application exists.
extern "C" int cloudnxTerminal(int count, char **arguments) {
    const auto line = parseCommandLine(count, arguments);
    if (const Answer *answer = std::get_if<Answer>(&line))
        return print(*answer);
    QCoreApplication application(count, arguments);
    QCoreApplication::setApplicationName(QStringLiteral("cloudnx"));
    return runOnWorker(std::get<Command>(line));
}
