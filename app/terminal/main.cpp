#include "app/terminal/parts/commandline.h"
#include "app/terminal/parts/worker.h"

#include <QCoreApplication>

using namespace cloudnx::terminal;

int main(int count, char **arguments) {
    auto line = parseCommandLine(count, arguments);
    if (const Answer *answer = std::get_if<Answer>(&line))
        return print(*answer);
    QCoreApplication application(count, arguments);
    QCoreApplication::setApplicationName(QStringLiteral("cloudnx"));
    return runOnWorker(std::get<Command>(line));
}
