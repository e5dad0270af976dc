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
    return change(context, options.change, {IamChange(CreateGroup{options.group})});
}

} // namespace

Verb iamGroupCreate() {
    return verbOf<Options>({"iam group create", "Create a group", "cloudnx iam group create developers"},
                           declare, run);
}

} // namespace cloudnx::terminal
