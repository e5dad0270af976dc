#pragma once

#include "models/filter/lexer.h"

namespace cloudnx::filter {

/// What a comparison asks, before it is known what of.
enum class Operation { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Contains, Glob, Matches };

/// The tests of a comparison, typed by the field. Faults say what the field can be compared with.
[[nodiscard]] Parsed<Expression> comparison(const Field &field, const FieldRef &of, Operation operation,
                                            const Token &sign, const Token &value, Instant now);
/// `field in {…}`; with a single value, `field in 10.0.0.0/8`.
[[nodiscard]] Parsed<Expression> membershipOf(const Field &field, const FieldRef &of,
                                              const std::vector<Token> &values, Instant now);

} // namespace cloudnx::filter
