#include "app/terminal/verbs.h"

#include "app/terminal/parts/lists.h"
#include "models/tables/allowancetable.h"

namespace cloudnx::terminal {

namespace {

Done run(Context &context) {
    return showAnswer<AllowanceTable>(
        context, [](Cloud &cloud, std::stop_token stop) { return cloud.firewall().quota(std::move(stop)); },
        QStringLiteral("Nothing is limited."));
}

} // namespace

Verb firewallQuota() {
    return verbOf({"firewall quota", "Say how many groups and rules there may be", "cloudnx firewall quota"},
                  run);
}

} // namespace cloudnx::terminal
