#pragma once

#include "app/terminal/firewall/rules.h"
#include "models/firewall/reach.h"
#include "models/firewall/ruleformat.h"

namespace cloudnx::terminal {

/// A set of rules that a word of the line names: an instance's (as if it were alone in its groups) or group's
/// in the account, or a file's.
struct RuleSource {
    QString name;
    std::vector<FirewallGroup> groups; ///< of a file: one, its rules numbered
    GroupMembers members = {};
    QStringList unguarded = {}; ///< of all of the account: instances that no group guards
    QString doubt = {};         ///< why those are not known, a sentence

    /// The groups, with rules for the members of a group as rules for each of their addresses; those whose
    /// members are not known as they are.
    [[nodiscard]] std::vector<FirewallGroup> resolved() const;
    [[nodiscard]] std::vector<RuleSpec> specs() const; ///< without what the platform made
    [[nodiscard]] std::vector<QString> ids() const;    ///< of the same rules
};

/// A path has a / or ends in .json, .csv, .nft, .ufw or .tf; - is standard input; everything else names an
/// instance, or a group where no instance has that name; an empty word is all of the account. @p format is
/// empty when it is to be told from the text. Errors: NotFound, Local, Invalid with line and column.
[[nodiscard]] Result<RuleSource> readSource(Context &context, const QString &word, const QString &format);

/// At most 16 MB of a file, or of standard input for "-". Errors: Local, Invalid (there is more).
[[nodiscard]] Result<QByteArray> readWhole(Context &context, const QString &path);

[[nodiscard]] bool isFileWord(const QString &word);

/// What people may write behind --format.
[[nodiscard]] std::vector<QString> formatWords();

} // namespace cloudnx::terminal
