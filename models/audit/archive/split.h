#pragma once

#include "models/audit/archive/format.h"

#include <string>
#include <string_view>
#include <vector>

namespace cloudnx::audit {

/// Stands in a template where a number was taken out.
inline constexpr char numberMark = '\x01';

/// A text as a template and the numbers taken out of it; to be used again for the next text.
struct Split {
    std::string_view text; ///< in the buffer, with a numberMark for each number
    int count = 0;
    std::array<std::uint32_t, mostNumbers> numbers{};

    std::vector<char> buffer;
    std::vector<std::uint64_t> digits; ///< a bit for each byte that is one
};

/// Takes the last @p most numbers out of @p text. A number is a whole run of digits, nine at most and without
/// leading zeros, so that writing it again gives the same digits.
void split(std::string_view text, int most, Split &into);

/// Appends the text that was split.
void join(std::string_view pattern, const std::array<std::uint32_t, mostNumbers> &numbers, std::string &into);

} // namespace cloudnx::audit
