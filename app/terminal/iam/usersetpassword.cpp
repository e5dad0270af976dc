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
    return change(context, options.change, {IamChange(SetConsolePassword{options.user})});
}

} // namespace

Verb iamUserSetPassword() {
    return verbOf<Options>({"iam user set-password", "Set the console password of a user",
                            "cloudnx iam user set-password alice"},
                           declare, run);
}

} // namespace cloudnx::terminal
