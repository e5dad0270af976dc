#include "app/terminal/verbs.h"

#include "app/terminal/parts/changes.h"

namespace cloudnx::terminal {

namespace {

struct Options {
    QString crn;
    ChangeOptions change = {};
};

void declare(Arguments &arguments, Options &options) {
    arguments.requiredOption("--crn", options.crn, "CRN of the instance");
    options.change.declare(arguments);
}

Done run(Context &context, const Options &options) {
    return change(context, options.change, {IamChange(DeletePrincipal{options.crn})});
}

} // namespace

Verb iamPrincipalDelete() {
    return verbOf<Options>(
        {"iam principal delete", "Take the workload identity from an instance",
         "cloudnx iam principal delete --crn crn:cloudnx:compute:eu-west-1:12:instance/web-01"},
        declare, run);
}

} // namespace cloudnx::terminal
