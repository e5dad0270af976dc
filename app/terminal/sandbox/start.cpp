#include "app/terminal/verbs.h"

#include "app/terminal/sandbox/place.h"

namespace cloudnx::terminal {

namespace {

void declare(Arguments &arguments, SandboxOptions &options) {
    arguments.choice(
        "--scenario", options.scenario,
        {QStringLiteral("fresh"), QStringLiteral("messy"), QStringLiteral("breach")},
        "What a new sandbox is filled with: fresh, messy, breach (an intruder among 50,000 events)");
    arguments.number("--events", options.events, "Past audit events to add to a new sandbox");
    arguments.option("--data", options.data, "Folder for its database, keys and certificates");
    arguments.number("--port", options.port, "Port on 127.0.0.1");
    arguments.flag("--totp", options.totp, "Two-factor sign-in is on from the start");
}

Done run(Context &context, const SandboxOptions &options) {
    const auto place = startSandbox(options, context.stop());
    return place ? showPlace(context, *place) : Done(failure(place.error()));
}

} // namespace

Verb sandboxStart() {
    return verbOf<SandboxOptions>({"sandbox start", "Start a control plane on this machine, to try things",
                                   "cloudnx sandbox start --scenario messy --events 10000 --output json"},
                                  declare, run);
}

} // namespace cloudnx::terminal
