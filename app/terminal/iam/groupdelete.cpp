#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString group;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("GROUP", options.group, "Name of the group");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {IamChange(DeleteGroup{options.group})});
}

} // namespace

Verb iamGroupDelete() {
    return verbOf<Options>({"iam group delete", "Delete a group", "cloudnx iam group delete developers"},
                           declare, run);
}

} // namespace cloudnx::terminal
