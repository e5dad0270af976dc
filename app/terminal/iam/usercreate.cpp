#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString user;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("USER", options.user, "Name of the new user");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {IamChange(CreateUser{options.user})});
}

} // namespace

Verb iamUserCreate() {
    return verbOf<Options>(
        {"iam user create", "Create a user, with no rights yet", "cloudnx iam user create alice"}, declare,
        run);
}

} // namespace cloudnx::terminal
