#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"

namespace cloudnx::terminal {

namespace {

void declare(Arguments &arguments, OneName &options) {
    arguments.word("POLICY", options.name, "Name of the policy");
}

Done run(Context &context, const OneName &options) {
    return showOne(context, Part::Policies, &Inventory::policies, &Policy::name, options.name,
                   QStringLiteral("policy"));
}

} // namespace

Verb iamPolicyShow() {
    return verbOf<OneName>({"iam policy show", "Show one policy and what it says",
                            "cloudnx iam policy show CloudNxReadOnlyAccess"},
                           declare, run);
}

} // namespace cloudnx::terminal
