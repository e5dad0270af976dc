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
    return change(context, options.change, {AccountChange(EnableSecondFactor{})});
}

} // namespace

Verb mfaEnable() {
    return verbOf<Options>({"mfa enable", "Turn on two-factor sign-in (TOTP)", "cloudnx mfa enable"}, declare,
                           run);
}

} // namespace cloudnx::terminal
