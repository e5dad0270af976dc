#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString id;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("SESSION", options.id, "Id of the session");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {AccountChange(RevokeSession{options.id})});
}

} // namespace

Verb sessionRevoke() {
    return verbOf<Options>({"session revoke", "End a session", "cloudnx session revoke s-12"}, declare, run);
}

} // namespace cloudnx::terminal
