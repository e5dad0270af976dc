#pragma once

#include "models/core/result.h"
#include "models/filter/expression.h"
#include "models/filter/schema.h"

#include <tl/expected.hpp>

/// The filter language, in the manner of Wireshark's display filters:
///
///     actor == "alice" && status >= 400 && !(ip in 10.0.0.0/8) && action ~ "iam:*"
///     status in {401, 403, 500..599} || path contains "/keys" || user_agent matches "(?i)sqlmap"
///     time > -7d && details.error.code == "forbidden" && resource != "" && web-01 "some phrase"
///
///     filter  = all { ("||" | or) all }            all   = one { ["&&" | and] one }
///     one     = ("!" | not) one | "(" filter ")" | test | free text
///     test    = field ( == != < <= > >= ) value | field in ( "{" value { "," value } "}" | block )
///             | field ( contains | matches | ~ ) text
///     field   = name { "." key }, key = word | "text": details."kubernetes.io/name"
///     value   = word | "text" (\" and \\ inside) | 2026-05-03 | 2026-05-03T12:00:00Z | -7d | now | 400..499
///
/// `!=` is the negation of `==`. A date is the whole day, UTC. `== ""` asks for what is absent. Text
/// compares with its case; free text without. A word that is no field and has no comparison behind it is
/// free text.
namespace cloudnx::filter {

/// What is wrong with a filter's text, and where (in UTF-16 units).
struct Fault {
    qsizetype at = 0;
    qsizetype length = 0;
    QString sentence; ///< without the place
};

template <typename T>
using Parsed = tl::expected<T, Fault>;

/// @p now is what relative times count from.
[[nodiscard]] Parsed<Expression> parse(const QString &text, const Schema &schema, Instant now);

/// Kind Usage: the text with a sign under the place, for a fixed-width font, and what is wrong there.
[[nodiscard]] Error errorOf(const QString &text, const Fault &fault);

} // namespace cloudnx::filter
