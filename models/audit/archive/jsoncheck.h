#pragma once

#include <string_view>

namespace cloudnx::audit {

/// Whether @p text is one value of JSON (RFC 8259) and nothing else, nested at most 512 deep. Numbers may be
/// as large as they like, which libraries refuse. Does not look at whether it is UTF-8.
[[nodiscard]] bool isJson(std::string_view text);

} // namespace cloudnx::audit
