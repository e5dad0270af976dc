#include "app/terminal/verbs.h"

#include "app/terminal/firewall/rules.h"
#include "models/tables/firewallgrouptable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    const auto groups = readGroups(context);
    if (!groups)
        return failure(groups.error());
    FirewallGroupTable table;
    table.setRows(*groups);
    return context.out().table(table,
                               QStringLiteral("No security groups. Create one with: cloudnx firewall group "
                                              "create NAME"));
}

} // namespace

Verb firewallGroupList() {
    return verbOf({"firewall group list", "List the security groups and whom they guard",
                   "cloudnx firewall group list"},
                  run);
}

} // namespace cloudnx::terminal
