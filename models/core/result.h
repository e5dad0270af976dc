#pragma once

#include "models/core/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace cloudnx {

/// A value, or the Error that stood in its way.
template <typename T>
using Result = tl::expected<T, Error>;

/// A call that yields nothing but success.
using Done = Result<void>;

/// `return failure(ErrorKind::Invalid, "…")` from any function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString sentence) {
    return tl::unexpected<Error>(Error{.kind = kind, .sentence = std::move(sentence)});
}

[[nodiscard]] inline tl::unexpected<Error> failure(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace cloudnx
