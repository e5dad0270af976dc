#pragma once

#include "models/firewall/grouprules.h"
#include "models/tables/rowstable.h"

namespace cloudnx {

/// One rule and the group it stands in.
struct FirewallRuleRow {
    QString group; ///< the instance on CloudNx, the security group on OpenStack
    std::optional<std::vector<QString>> instances; ///< whom it guards; empty: not read
    Rule rule;
};

[[nodiscard]] std::vector<FirewallRuleRow> firewallRuleRows(const std::vector<FirewallGroup> &groups);
[[nodiscard]] std::vector<FirewallRuleRow> firewallRuleRows(const std::vector<GroupRules> &groups);

/// Firewall rules, named by group and rule id (`<group>/<id>`). A platform's own rule is never filtered away.
class FirewallRuleTable final : public RowsTable<FirewallRuleRow> {
public:
    explicit FirewallRuleTable(QObject *parent = nullptr);
};

} // namespace cloudnx
