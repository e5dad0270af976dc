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
    if (auto stopped = stopSandbox(options.data, context.stop()); !stopped)
        return stopped;
    if (auto reset = resetSandbox(options.data, context.stop()); !reset)
        return reset;
    return context.out().line(
        QStringLiteral("Deleted the sandbox's account. The next start makes a new one."));
}

} // namespace

Verb sandboxReset() {
    return verbOf<Options>(
        {"sandbox reset", "Stop the sandbox and delete its account", "cloudnx sandbox reset"}, declare, run);
}

} // namespace cloudnx::terminal
