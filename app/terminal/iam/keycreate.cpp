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
    return change(context, options.change, {IamChange(CreateAccessKey{options.user})});
}

} // namespace

Verb iamKeyCreate() {
    return verbOf<Options>(
        {"iam key create", "Create an access key; its secret is shown once", "cloudnx iam key create ci-bot"},
        declare, run);
}

} // namespace cloudnx::terminal
