#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString user;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("USER", options.user, "Name of the user");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {IamChange(DisableConsolePassword{options.user})});
}

} // namespace

Verb iamUserDisablePassword() {
    return verbOf<Options>({"iam user disable-password", "Take the console password from a user",
                            "cloudnx iam user disable-password alice"},
                           declare, run);
}

} // namespace cloudnx::terminal
