#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString user;
    QString key;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("USER", options.user, "Name of the user");
    arguments.word("KEY", options.key, "The access key id (AKIA…)");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {IamChange(SetAccessKeyActive{options.user, options.key, true})});
}

} // namespace

Verb iamKeyActivate() {
    return verbOf<Options>(
        {"iam key activate", "Activate an access key", "cloudnx iam key activate ci-bot AKIAEXAMPLE"},
        declare, run);
}

} // namespace cloudnx::terminal
