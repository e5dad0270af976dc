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
    const auto place = sandboxStatus(options.data, context.stop());
    return place ? showPlace(context, *place) : Done(failure(place.error()));
}

} // namespace

Verb sandboxState() {
    return verbOf<Options>({"sandbox status", "Say whether the sandbox runs, and how to sign in to it",
                            "cloudnx sandbox status --output json"},
                           declare, run);
}

} // namespace cloudnx::terminal
