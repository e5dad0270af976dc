#pragma once

#include "app/terminal/parts/arguments.h"
#include "app/terminal/parts/changes.h"
#include "app/terminal/parts/context.h"
#include "models/firewall/rulenote.h"

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
    QString group = {};     ///< instead of cidr: the members of this security group
    QString family = {};    ///< with group: ipv4 (usual) or ipv6
    std::optional<int> icmpType = {};
    std::optional<int> icmpCode = {};

    /// The options that say who, and what of icmp.
    void declare(Arguments &arguments);
};

/// Whom the words name: by address or as members of a group. Errors: Invalid, Usage.
[[nodiscard]] Result<RuleSpec> parseRule(const RuleWords &words);
/// The rule of @p group that @p words name: by what it says, or, without --cidr, by its id in the place of
/// the protocol. Errors: NotFound, Conflict (it is the platform's own).
[[nodiscard]] Result<RuleSpec> namedRule(Context &context, const QString &group, const RuleWords &words);

/// The same, and @p group has it. Errors: those of namedRule(), NotFound.
[[nodiscard]] Result<RuleSpec> standingRule(Context &context, const QString &group, const RuleWords &words);

/// Errors: NotFound, with the names there are.
[[nodiscard]] Result<FirewallGroup> groupNamed(const std::vector<FirewallGroup> &groups, const QString &name);

[[nodiscard]] std::vector<Change> changesOf(const std::vector<FirewallChange> &edits);
/// Errors: Invalid.
[[nodiscard]] Result<std::vector<CidrBlock>> parseBlocks(const std::vector<QString> &texts);
/// Where the person manages from. Errors: Invalid when that is not known.
[[nodiscard]] Result<std::vector<CidrBlock>> rangesOfMine(Context &context, const ChangeOptions &options);

/// Who wants a rule, why and until when, as options.
struct NoteWords {
    std::optional<QString> reason = {};
    std::optional<QString> owner = {};
    std::optional<QString> until = {}; ///< empty: no end

    void declare(Arguments &arguments);
    /// What they say, and of @p before what they do not say. Errors: Invalid.
    [[nodiscard]] Result<RuleNote> over(RuleNote before, Instant now) const;
};

} // namespace cloudnx::terminal
