#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/principaltable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<PrincipalTable>(context, Part::Principals, &Inventory::principals,
                                    QStringLiteral("No workload identities. Give an instance one with: "
                                                   "cloudnx iam principal create --crn CRN --policy POLICY"));
}

} // namespace

Verb iamPrincipalList() {
    return verbOf({"iam principal list", "List workload identities", "cloudnx iam principal list"}, run);
}

} // namespace cloudnx::terminal
