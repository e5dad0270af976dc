#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/usertable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showList<UserTable>(context, Part::Users, &Inventory::users,
                               QStringLiteral("No IAM users. Create one with: cloudnx iam user create NAME"));
}

} // namespace

Verb iamUserList() {
    return verbOf({"iam user list", "List the users", "cloudnx iam user list"}, run);
}

} // namespace cloudnx::terminal
