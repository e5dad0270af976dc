#pragma once

#include "models/firewall/rule.h"

#include <QByteArray>

namespace cloudnx {

/// How a set of rules is written down outside of the cloud.
enum class RuleFormat { Json, Csv, Nft, Ufw, Terraform };

template <>
inline constexpr auto enumWords<RuleFormat> =
    std::to_array<EnumWord<RuleFormat>>({{RuleFormat::Json, "json"},
                                         {RuleFormat::Csv, "csv"},
                                         {RuleFormat::Nft, "nft"},
                                         {RuleFormat::Ufw, "ufw"},
                                         {RuleFormat::Terraform, "terraform"}});

struct ExportedRules {
    QByteArray text;              ///< UTF-8
    std::vector<QString> leftOut; ///< what the format cannot say, a sentence each
};

/// @p name is that of the group. What is written reads back as the same reach (importRules).
[[nodiscard]] ExportedRules exportRules(const QString &name, const std::vector<RuleSpec> &rules,
                                        RuleFormat format);

/// Reads what exportRules writes, and what people write in that form as far as it only allows. At most 16 MB.
/// Errors: Invalid, with line and column.
[[nodiscard]] Result<std::vector<RuleSpec>> importRules(const QByteArray &text, RuleFormat format);

/// What @p text looks like; empty when it looks like none.
[[nodiscard]] std::optional<RuleFormat> formatOf(const QByteArray &text);

} // namespace cloudnx
