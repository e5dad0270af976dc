#pragma once

#include "models/filter/lexer.h"

#include <optional>

namespace cloudnx::filter {

/// What a time stands for: a date the whole day, any other one millisecond; -7d and now count from @p now.
[[nodiscard]] std::optional<TimeRange> timeOf(const QString &text, Instant now);
[[nodiscard]] std::optional<std::int64_t> wholeNumberOf(const QString &text);
[[nodiscard]] std::optional<double> numberOf(const QString &text);
[[nodiscard]] std::optional<bool> flagOf(const QString &text);
/// "400..499" as its two halves; a half is never empty.
[[nodiscard]] std::optional<std::pair<QString, QString>> halvesOf(const Token &token);

} // namespace cloudnx::filter
