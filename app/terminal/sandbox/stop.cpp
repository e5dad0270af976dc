#include "app/terminal/verbs.h"

#include "app/terminal/sandbox/place.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString data;
};

void declare(Arguments &arguments, Options &options) {
    arguments.option("--data", options.data, "Its folder, when it was started with --data");
}

Done run(Context &context, const Options &options) {
    const auto running = sandboxStatus(options.data, context.stop());
    if (!running && running.error().kind == ErrorKind::NotFound)
        return context.out().line(QStringLiteral("No sandbox is running."));
    if (auto stopped = stopSandbox(options.data, context.stop()); !stopped)
        return stopped;
    return context.out().line(QStringLiteral("Stopped the sandbox. Its account stays for the next start."));
}

} // namespace

Verb sandboxStop() {
    return verbOf<Options>({"sandbox stop", "Stop the sandbox", "cloudnx sandbox stop"}, declare, run);
}

} // namespace cloudnx::terminal
