#pragma once

#include "models/firewall/rule.h"

namespace cloudnx {

struct AddRule {
    static constexpr const char *kind = "firewall.add_rule";
    QString group; ///< name of the instance (CloudNx) or security group (OpenStack)
    RuleSpec rule;
    friend bool operator==(const AddRule &, const AddRule &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
        visit("rule", self.rule);
    }
};

/// Named by what it says, not by id: the inverse of an added rule is known before the rule has an id.
struct RemoveRule {
    static constexpr const char *kind = "firewall.remove_rule";
    QString group; ///< name of the instance (CloudNx) or security group (OpenStack)
    RuleSpec rule;
    friend bool operator==(const RemoveRule &, const RemoveRule &) = default;

    template <typename Self, typename Visit>
    static void fields(Self &self, Visit visit) {
        visit("group", self.group);
        visit("rule", self.rule);
    }
};

using FirewallChange = std::variant<AddRule, RemoveRule>;

/// One sentence in the imperative.
[[nodiscard]] QString sentence(const FirewallChange &change);

} // namespace cloudnx
