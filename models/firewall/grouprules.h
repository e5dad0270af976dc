#pragma once

#include "models/firewall/rule.h"

namespace cloudnx {

/// A FirewallGroup without its instances: nobody asked who uses it.
struct GroupRules {
    QString name; ///< FirewallGroup::name
    std::vector<Rule> rules;
};

} // namespace cloudnx
