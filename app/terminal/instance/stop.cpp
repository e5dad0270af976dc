#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("INSTANCE", options.name, "Name of the instance");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {ComputeChange(StopInstance{options.name})});
}

} // namespace

Verb instanceStop() {
    return verbOf<Options>(
        {"instance stop", "Stop an instance; its disks stay", "cloudnx instance stop web-01"}, declare, run);
}

} // namespace cloudnx::terminal
