#pragma once

#include "models/core/receipt.h"
#include "models/firewall/change.h"
#include "models/firewall/grouprules.h"

#include <stop_token>

namespace cloudnx {

/// The rules before the instances. Every call blocks and reads all pages.
class FirewallService {
public:
    FirewallService() = default;
    FirewallService(const FirewallService &) = delete;
    FirewallService &operator=(const FirewallService &) = delete;
    virtual ~FirewallService() = default;

    [[nodiscard]] virtual Result<std::vector<FirewallGroup>> groups(std::stop_token stop) = 0;
    /// The rules alone, where they cost a cloud less than groups(), which is asked otherwise.
    [[nodiscard]] virtual Result<std::vector<GroupRules>> rules(std::stop_token stop);
    /// Groups and rules. Unsupported where a cloud does not tell.
    [[nodiscard]] virtual Result<std::vector<Allowance>> quota(std::stop_token stop);
    /// A rule that is there already counts as added, one that is gone already as removed; the receipt has no
    /// id then.
    [[nodiscard]] virtual Result<Receipt> apply(const FirewallChange &change, std::stop_token stop) = 0;
};

} // namespace cloudnx
