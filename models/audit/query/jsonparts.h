#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloudnx::audit {

/// A value inside of JSON text that is no object, array or null.
struct JsonPart {
    std::string_view text; ///< as it is written; of a string what stands between its quotes
    bool isString = false;
};

/// The parts of @p json that @p path leads to, through arrays to each of their elements. @p json is sound. In
/// a template a number may be a mark; nothing when a member's name is not certain then.
[[nodiscard]] std::optional<std::vector<JsonPart>> jsonParts(std::string_view json,
                                                             const std::vector<std::string> &path);

/// The text of a part as the filter language compares it: strings unescaped, other numbers than whole ones by
/// value.
[[nodiscard]] std::string plainText(const JsonPart &part);

} // namespace cloudnx::audit
