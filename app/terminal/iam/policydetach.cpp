#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString name;
    QString policy;
    bool group = false;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("USER", options.name, "Name of the user, or of the group with --group");
    arguments.word("POLICY", options.policy, "Name of the policy");
    arguments.flag("--group", options.group, "The name is that of a group");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    const PolicyHolder holder = options.group ? PolicyHolder::Group : PolicyHolder::User;
    return change(context, options.change, {IamChange(DetachPolicy{holder, options.name, options.policy})});
}

} // namespace

Verb iamPolicyDetach() {
    return verbOf<Options>({"iam policy detach", "Detach a policy from a user or a group",
                            "cloudnx iam policy detach alice CloudNxReadOnlyAccess"},
                           declare, run);
}

} // namespace cloudnx::terminal
