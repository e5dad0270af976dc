#pragma once

#include "models/core/result.h"

#include <QString>

#include <vector>

namespace cloudnx {

/// A field and where it begins, from 1.
struct CsvCell {
    QString text;
    int line = 0;
    int column = 0;
};

struct CsvLine {
    std::vector<CsvCell> cells; ///< at least one
    CsvCell end;                ///< empty: where a field would stand that is missing
};

/// CSV as in RFC 4180, quoted fields over several lines included. Lines that are empty or begin with # are
/// passed over, as is a byte order mark. Errors: Invalid, with line and column.
[[nodiscard]] Result<std::vector<CsvLine>> csvLines(const QString &text, QChar separator);

/// @p text as a field of a line with commas.
[[nodiscard]] QString csvQuoted(const QString &text);

} // namespace cloudnx
