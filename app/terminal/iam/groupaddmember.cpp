#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString group;
    QString user;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("GROUP", options.group, "Name of the group");
    arguments.word("USER", options.user, "Name of the user");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {IamChange(AddMember{options.group, options.user})});
}

} // namespace

Verb iamGroupAddMember() {
    return verbOf<Options>(
        {"iam group add-member", "Add a user to a group", "cloudnx iam group add-member developers alice"},
        declare, run);
}

} // namespace cloudnx::terminal
