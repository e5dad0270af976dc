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
    return change(context, options.change, {IamChange(RemoveMember{options.group, options.user})});
}

} // namespace

Verb iamGroupRemoveMember() {
    return verbOf<Options>({"iam group remove-member", "Remove a user from a group",
                            "cloudnx iam group remove-member developers alice"},
                           declare, run);
}

} // namespace cloudnx::terminal
