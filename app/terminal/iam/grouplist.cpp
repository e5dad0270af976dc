#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/grouptable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<GroupTable>(context, Part::Groups, &Inventory::groups,
                                QStringLiteral("No groups. Create one with: cloudnx iam group create NAME"));
}

} // namespace

Verb iamGroupList() {
    return verbOf({"iam group list", "List the groups", "cloudnx iam group list"}, run);
}

} // namespace cloudnx::terminal
