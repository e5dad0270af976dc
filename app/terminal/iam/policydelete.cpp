#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString policy;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.word("POLICY", options.policy, "Name of the policy");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {IamChange(DeletePolicy{options.policy})});
}

} // namespace

Verb iamPolicyDelete() {
    return verbOf<Options>(
        {"iam policy delete", "Delete a custom policy", "cloudnx iam policy delete deploy"}, declare, run);
}

} // namespace cloudnx::terminal
