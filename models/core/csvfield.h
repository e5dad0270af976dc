#pragma once

#include <QString>

namespace cloudnx {

/// One field of CSV: quoted where RFC 4180 asks for it, with a leading ' where a spreadsheet would run it,
/// and with what could steer a terminal made visible (`\x1b`), all but tabs and line breaks. Each text has a
/// field of its own: a \ that would read as one of those stands as `\x5c`.
[[nodiscard]] QString csvField(const QString &text);

/// The text that csvField() made @p field of, once its quotes are gone.
[[nodiscard]] QString csvText(const QString &field);

/// Between quotes where RFC 4180 asks for it, and no more.
[[nodiscard]] QString csvQuotedField(QString field);

/// @p field without the ' before what a spreadsheet would run.
[[nodiscard]] QString withoutFormulaGuard(const QString &field);

} // namespace cloudnx
