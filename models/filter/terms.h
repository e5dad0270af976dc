#pragma once

#include "models/filter/schema.h"

namespace cloudnx::filter {

enum class Sense { Only, Without };

/// The test that exactly the rows with this cell pass, or all others: `actor == "alice"`, `status != 403`.
/// @p value as people read it (times in RFC 3339 or as tables show them); @p part: keys below a Json field.
[[nodiscard]] QString termFor(const Field &field, const QString &value, Sense sense,
                              const QStringList &part = {});
/// @p text with @p term asked too; parentheses where they are needed.
[[nodiscard]] QString narrowed(const QString &text, const QString &term);
/// @p value as it has to be written behind an operator: bare when it can be, else in quotes.
[[nodiscard]] QString valueText(const Field &field, const QString &value);
[[nodiscard]] QString quoted(const QString &text);
/// @p key as it has to be written behind a point: bare when it can be, else in quotes.
[[nodiscard]] QString keyText(const QString &key);

} // namespace cloudnx::filter
