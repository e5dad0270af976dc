#pragma once

#include <string>
#include <string_view>

namespace cloudnx::audit {

/// Whether @p text is one value of JSON (RFC 8259) and nothing else, nested at most 512 deep. Numbers may be
/// as large as they like, which libraries refuse. Does not look at whether it is UTF-8.
[[nodiscard]] bool isJson(std::string_view text);

enum class Members { AsTheyCome, Sorted };

/// Writes @p text as the archive keeps it: no spaces between what it consists of, characters as they are
/// where they can stand in JSON. Numbers stay as they were written, and so does the order of members unless
/// they are to be Sorted by name. False when it is no JSON; @p into may then hold some of it.
[[nodiscard]] bool plainJson(std::string_view text, Members members, std::string &into);

} // namespace cloudnx::audit
