#pragma once

#include <string>
#include <string_view>

class QString;

namespace cloudnx::filter {

/// Whether all of @p text (UTF-8) fits: * is any text, ? one character, \ takes the next one as it is.
[[nodiscard]] bool globMatches(std::string_view pattern, std::string_view text);
/// ASCII letters only.
[[nodiscard]] bool containsIgnoringCase(std::string_view text, std::string_view part);
/// A pattern that only @p text fits.
[[nodiscard]] QString globOf(const QString &text);

} // namespace cloudnx::filter
