#include "models/firewall/service.h"

namespace cloudnx {

Result<std::vector<GroupRules>> FirewallService::rules(std::stop_token stop) {
    return groups(std::move(stop)).map([](const std::vector<FirewallGroup> &groups) {
        std::vector<GroupRules> rules;
        for (const FirewallGroup &group : groups)
            rules.push_back({group.name, group.rules});
        return rules;
    });
}

Result<std::vector<Allowance>> FirewallService::quota(std::stop_token) {
    return failure(ErrorKind::Unsupported,
                   QStringLiteral("Not offered by this cloud: how many rules there may be is not told."));
}

} // namespace cloudnx
