#pragma once

#include "app/terminal/parts/context.h"

namespace cloudnx::terminal {

/// All groups, or only that of @p instance. Errors: NotFound, with the names there are.
[[nodiscard]] Result<std::vector<FirewallGroup>> readFirewall(Context &context, const QString &instance);

/// The groups where they are things of their own. Errors: Unsupported where they are not.
[[nodiscard]] Result<std::vector<FirewallGroup>> readGroups(Context &context);

/// The rules of all groups or of one.
[[nodiscard]] Done showRules(Context &context, const QString &instance);

/// A rule as the words of a line say it.
struct RuleWords {
    QString protocol;
    QString port; ///< may be empty or "all" where the protocol has no ports
    QString cidr;
    QString direction = {}; ///< empty: ingress
};

/// Errors: Invalid, Usage.
[[nodiscard]] Result<RuleSpec> parseRule(const RuleWords &words);

} // namespace cloudnx::terminal
