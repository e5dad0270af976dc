#pragma once

#include "models/firewall/rule.h"

namespace cloudnx {

/// A rule as a list names it.
struct ListedRule {
    QString group; ///< the instance's name, or the security group's; empty: the list does not say
    RuleSpec rule;
    int line = 0; ///< from 1

    friend bool operator==(const ListedRule &, const ListedRule &) = default;
};

/// Rules from CSV with a header (columns instance, direction, protocol, ports, cidr, description, in any
/// order; separated by comma, semicolon or tab, quoted as in RFC 4180), or pasted, one a line, without one:
/// `[INSTANCE] tcp 443 0.0.0.0/0 [description]`. Empty lines and those that begin with # are passed over.
/// Errors: Invalid, with line and column of what is wrong, and what it should be.
[[nodiscard]] Result<std::vector<ListedRule>> parseRuleList(const QString &text);

/// One rule from its words; @p ports empty or "all": every port. Errors: Invalid.
[[nodiscard]] Result<RuleSpec> ruleFromWords(const QString &protocol, const QString &ports,
                                             const QString &cidr);

} // namespace cloudnx
