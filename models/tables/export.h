#pragma once

#include "models/core/result.h"
#include "models/tables/table.h"

#include <QStringList>

namespace cloudnx {

enum class ExportFormat { Text, Json, JsonLines, Csv, Yaml };

/// "table", "json", "jsonl", "csv", "yaml". Errors: Usage, naming those there are.
[[nodiscard]] Result<ExportFormat> parseExportFormat(const QString &word);

/// Colour is never the only sign: a cell that needs a look ends in ⚠, a wrong one in ✗, with and without it.
enum class Colour { Off, On };

/// Which columns to print, as numbers. Without @p ids: those shown by default as text, all of them otherwise.
/// Errors: Usage, naming an unknown column and those there are.
[[nodiscard]] Result<std::vector<int>> chosenColumns(const Table &table, const QStringList &ids,
                                                     ExportFormat format);

/// The table as it is sorted and filtered now, in UTF-8, every line ended. Text has two spaces between
/// columns, one header line and nothing but it when there are no rows. Unknown values are `?` in text, null
/// in JSON and YAML, empty in CSV; times are RFC 3339 outside text. Nothing that could steer a terminal is
/// passed on.
[[nodiscard]] QByteArray exportTable(const Table &table, const std::vector<int> &columns, ExportFormat format,
                                     Colour colour = Colour::Off);

/// The same for one JSON value that is no table (a plan, who is signed in): Json, JsonLines and Yaml.
[[nodiscard]] QByteArray exportValue(const QJsonValue &value, ExportFormat format);

} // namespace cloudnx
