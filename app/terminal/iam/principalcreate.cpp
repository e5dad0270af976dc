#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString crn;
    QString policy;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.requiredOption("--crn", options.crn, "CRN of the instance");
    arguments.requiredOption("--policy", options.policy, "Name of the policy it acts with");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {IamChange(CreatePrincipal{options.crn, options.policy})});
}

} // namespace

Verb iamPrincipalCreate() {
    return verbOf<Options>(
        {"iam principal create", "Let an instance act with a policy, without a key",
         "cloudnx iam principal create --crn crn:cloudnx:compute:eu-west-1:12:instance/web-01 "
         "--policy CloudNxReadOnlyAccess"},
        declare, run);
}

} // namespace cloudnx::terminal
