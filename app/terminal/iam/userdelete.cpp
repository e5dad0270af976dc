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
    return change(context, options.change, {IamChange(DeleteUser{options.user})});
}

} // namespace

Verb iamUserDelete() {
    return verbOf<Options>(
        {"iam user delete", "Delete a user with keys and attachments", "cloudnx iam user delete alice"},
        declare, run);
}

} // namespace cloudnx::terminal
