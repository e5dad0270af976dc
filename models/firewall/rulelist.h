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

/// Rules from CSV (csvlines.h; separated by comma, semicolon or tab) whose header names the columns instance
/// and those of rulecells.h in any order, or that has none and says `[INSTANCE,]tcp,443,0.0.0.0/0[,why]`; or
/// pasted in words, one rule a line: `[INSTANCE] tcp 443 0.0.0.0/0 [why]`. Errors: Invalid, with line and
/// column of what is wrong, and what it should be.
[[nodiscard]] Result<std::vector<ListedRule>> parseRuleList(const QString &text);

/// One rule from words that somebody types; @p ports empty or "all": every port; of icmp a type, "8" or
/// "3/4". Errors: Invalid.
[[nodiscard]] Result<RuleSpec> ruleFromWords(const QString &protocol, const QString &ports,
                                             const QString &cidr);

} // namespace cloudnx
