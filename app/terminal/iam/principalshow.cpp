#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"

namespace cloudnx::terminal {

namespace {

void declare(Arguments &arguments, OneName &options) {
    arguments.requiredOption("--crn", options.name, "CRN of the instance");
}

Done run(Context &context, const OneName &options) {
    return showOne(context, Part::Principals, &Inventory::principals, &Principal::crn, options.name,
                   QStringLiteral("workload identity of"));
}

} // namespace

Verb iamPrincipalShow() {
    return verbOf<OneName>(
        {"iam principal show", "Show one workload identity",
         "cloudnx iam principal show --crn crn:cloudnx:compute:eu-west-1:12:instance/web-01"},
        declare, run);
}

} // namespace cloudnx::terminal
