#pragma once

#include "models/firewall/ruleformat.h"

/// Each form of ruleformat.h has a file of its own; only ruleformat.cpp and what speaks two of them look
/// here.
namespace cloudnx::forms {

using Rules = std::vector<RuleSpec>;

[[nodiscard]] ExportedRules toJsonText(const QString &name, const Rules &rules);
[[nodiscard]] ExportedRules toCsv(const Rules &rules);
[[nodiscard]] ExportedRules toNft(const QString &name, const Rules &rules);
[[nodiscard]] ExportedRules toUfw(const QString &name, const Rules &rules);
[[nodiscard]] ExportedRules toTerraform(const QString &name, const Rules &rules);

[[nodiscard]] Result<Rules> fromJsonText(const QByteArray &text);
[[nodiscard]] Result<Rules> fromCsv(const QString &text);
[[nodiscard]] Result<Rules> fromNft(const QString &text);
[[nodiscard]] Result<Rules> fromUfw(const QString &text);
[[nodiscard]] Result<Rules> fromTerraform(const QString &text);

/// What a rule says in nft's words, without its verdict: "ip saddr 10.0.0.0/8 tcp dport 443". Empty when nft
/// has no words for it (peerGroup, protocols without a number).
[[nodiscard]] std::optional<QString> nftMatch(const RuleSpec &rule);
/// A description as one line of at most @p most characters without quotes and backslashes.
[[nodiscard]] QString plainComment(const QString &description, qsizetype most);
/// "members of web (IPv4): nft has no word for a group".
[[nodiscard]] QString leftOutText(const RuleSpec &rule, const QString &why);

} // namespace cloudnx::forms
