#pragma once

#include "models/firewall/csvlines.h"
#include "models/firewall/rule.h"

#include <QStringList>

namespace cloudnx {

/// What a list of rules may have as columns, in the order in which it is written.
[[nodiscard]] const QStringList &ruleColumns();
/// Without a line of names, as people write a list: protocol, ports, cidr, description.
[[nodiscard]] const QStringList &usualRuleColumns();

/// Whether @p line names columns instead of a rule.
[[nodiscard]] bool namesColumns(const CsvLine &line);
/// The names in @p header, each one of @p allowed; "port" is "ports". Errors: Invalid, with its place.
[[nodiscard]] Result<QStringList> columnsIn(const CsvLine &header, const QStringList &allowed);

/// The cell of the column @p name; what the line does not have is empty and stands at its end.
[[nodiscard]] CsvCell cellOf(const CsvLine &line, const QStringList &names, const QString &name);
/// The rule that @p line says under @p names. Errors: Invalid, with line and column.
[[nodiscard]] Result<RuleSpec> ruleOf(const CsvLine &line, const QStringList &names);

} // namespace cloudnx
