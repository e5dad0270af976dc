#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {AccountChange(DisableSecondFactor{})});
}

} // namespace

Verb mfaDisable() {
    return verbOf<Options>({"mfa disable", "Turn off two-factor sign-in", "cloudnx mfa disable"}, declare,
                           run);
}

} // namespace cloudnx::terminal
