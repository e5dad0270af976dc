#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/policytable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<PolicyTable>(context, Part::Policies, &Inventory::policies,
                                 QStringLiteral("No policies."));
}

} // namespace

Verb iamPolicyList() {
    return verbOf({"iam policy list", "List managed and custom policies", "cloudnx iam policy list"}, run);
}

} // namespace cloudnx::terminal
