#pragma once

#include "models/audit/archive/format.h"

#include <string>
#include <string_view>
#include <vector>

namespace cloudnx::audit {

/// What a number of a template must be so that the text matches.
struct NumberTest {
    enum class Kind { Range, EndsWith, Contains };

    int number = 0; ///< which of the template's numbers
    Kind kind = Kind::Range;
    std::uint32_t first = 0; ///< of Range
    std::uint32_t last = 0;
    std::string digits; ///< of EndsWith and Contains

    [[nodiscard]] bool holds(std::uint32_t value) const;

    friend auto operator<=>(const NumberTest &, const NumberTest &) = default;
};

/// All of these.
using NumberTests = std::vector<NumberTest>;

/// When the texts of a template match: always, or when one of the alternatives holds.
struct PatternMatch {
    bool always = false;
    std::vector<NumberTests> alternatives;

    [[nodiscard]] bool never() const { return !always && alternatives.empty(); }

    void add(PatternMatch other);
};

/// Whether texts of @p pattern, a template whose marks stand for the numbers from @p firstNumber on, have @p
/// part in them. No digit stands directly beside a mark.
[[nodiscard]] PatternMatch matchPart(std::string_view pattern, std::string_view part, int firstNumber = 0);
/// Whether they are @p whole.
[[nodiscard]] PatternMatch matchWhole(std::string_view pattern, std::string_view whole, int firstNumber = 0);

} // namespace cloudnx::audit
