#pragma once

#include "models/firewall/change.h"
#include "models/firewall/rulelist.h"

namespace cloudnx {

/// Changes of one group, adding before removing.
using RuleChanges = std::vector<FirewallChange>;

/// The rules of @p group that people made.
[[nodiscard]] std::vector<RuleSpec> ownRules(const FirewallGroup &group);

/// @p now in the place of @p old. Nothing when they say the same.
[[nodiscard]] RuleChanges replacing(const QString &group, const RuleSpec &old, const RuleSpec &now);
/// What adds those of @p wanted that @p group has not.
[[nodiscard]] RuleChanges adding(const FirewallGroup &group, const std::vector<RuleSpec> &wanted);
/// What makes the rules of @p group say exactly @p target.
[[nodiscard]] RuleChanges rewriting(const FirewallGroup &group, const std::vector<RuleSpec> &target);

enum class ListUse {
    Add,    ///< what is missing
    Replace ///< and remove what is not in the list, of each group that is in it
};

/// What a list asks of @p groups; rules that do not say of which group they are belong to @p usual. Errors:
/// Usage (no group is named), NotFound, both with the line.
[[nodiscard]] Result<RuleChanges> applying(const std::vector<ListedRule> &list, const QString &usual,
                                           const std::vector<FirewallGroup> &groups, ListUse use);

/// Which rules a change is about.
struct RuleFilter {
    std::optional<Protocol> protocol; ///< empty: every
    std::optional<PortRange> ports;   ///< empty: every

    [[nodiscard]] bool fits(const RuleSpec &rule) const;
};

/// Each incoming rule for everyone (0.0.0.0/0 or ::/0) that @p filter fits, once for each of @p ranges of its
/// family instead. Where none is of its family, nobody of that family comes in any more.
[[nodiscard]] RuleChanges tightening(const FirewallGroup &group, const RuleFilter &filter,
                                     const std::vector<CidrBlock> &ranges);
/// What leaves of @p group only that @p ranges reach @p port over tcp: nothing else in, nothing out.
[[nodiscard]] RuleChanges quarantining(const FirewallGroup &group, const std::vector<CidrBlock> &ranges,
                                       int port);

} // namespace cloudnx
