#include "models/audit/query/pattern.h"

#include "models/audit/archive/split.h"

#include <algorithm>
#include <charconv>

namespace cloudnx::audit {

namespace {

constexpr std::size_t mostDigits = 9;

std::size_t digitsAt(std::string_view text) {
    return std::min(text.find_first_not_of("0123456789"), text.size());
}

std::uint32_t valueOf(std::string_view digits) {
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// Whether a number can be written like this.
bool isWritten(std::string_view digits) {
    return !digits.empty() && digits.size() <= mostDigits && (digits[0] != '0' || digits.size() == 1);
}

std::string textOf(std::uint32_t value) {
    return std::to_string(value);
}

/// One alternative for each number of digits that may follow.
std::vector<NumberTest> startingWith(std::string_view digits, int number) {
    std::vector<NumberTest> tests;
    if (!isWritten(digits))
        return tests;
    std::uint64_t first = valueOf(digits);
    std::uint64_t last = first;
    for (std::size_t length = digits.size(); length <= mostDigits; ++length) {
        tests.push_back({number,
                         NumberTest::Kind::Range,
                         static_cast<std::uint32_t>(first),
                         static_cast<std::uint32_t>(last),
                         {}});
        if (first == 0)
            break;
        first *= 10;
        last = last * 10 + 9;
    }
    return tests;
}

/// Goes on where pattern and text have been the same so far; adds the alternatives that are left.
class Walk {
public:
    Walk(PatternMatch &into, bool isWhole) : m_into(into), m_isWhole(isWhole) {}

    void go(std::string_view pattern, std::string_view text, int number, NumberTests tests) {
        while (!pattern.empty() && pattern[0] != numberMark && !text.empty()) {
            if (pattern[0] != text[0])
                return;
            pattern.remove_prefix(1);
            text.remove_prefix(1);
        }
        if (text.empty())
            return end(pattern, std::move(tests));
        if (pattern.empty())
            return;
        const std::string_view digits = text.substr(0, digitsAt(text));
        if (digits.size() == text.size() && !m_isWhole)
            return endInNumber(digits, number, tests);
        if (!isWritten(digits))
            return;
        const std::uint32_t value = valueOf(digits);
        tests.push_back({number, NumberTest::Kind::Range, value, value, {}});
        go(pattern.substr(1), text.substr(digits.size()), number + 1, std::move(tests));
    }

private:
    void end(std::string_view pattern, NumberTests tests) {
        if (m_isWhole && !pattern.empty())
            return;
        if (tests.empty())
            m_into.always = true;
        else
            m_into.alternatives.push_back(std::move(tests));
    }

    void endInNumber(std::string_view digits, int number, const NumberTests &tests) {
        for (NumberTest &test : startingWith(digits, number)) {
            m_into.alternatives.push_back(tests);
            m_into.alternatives.back().push_back(std::move(test));
        }
    }

    PatternMatch &m_into;
    bool m_isWhole;
};

} // namespace

bool NumberTest::holds(std::uint32_t value) const {
    switch (kind) {
    case Kind::Range:
        return first <= value && value <= last;
    case Kind::EndsWith:
        return textOf(value).ends_with(digits);
    case Kind::Contains:
        return textOf(value).find(digits) != std::string::npos;
    }
    return false;
}

void PatternMatch::add(PatternMatch other) {
    always = always || other.always;
    std::move(other.alternatives.begin(), other.alternatives.end(), std::back_inserter(alternatives));
    if (always)
        alternatives.clear();
}

PatternMatch matchWhole(std::string_view pattern, std::string_view whole, int firstNumber) {
    PatternMatch match;
    Walk(match, true).go(pattern, whole, firstNumber, {});
    return match;
}

PatternMatch matchPart(std::string_view pattern, std::string_view part, int firstNumber) {
    PatternMatch match;
    match.always = part.empty();
    const std::size_t leading = digitsAt(part);
    int number = firstNumber;
    for (std::size_t at = 0; at < pattern.size() && !match.always; ++at) {
        if (pattern[at] != numberMark) {
            Walk(match, false).go(pattern.substr(at), part, number, {});
            continue;
        }
        // The part begins inside of this number, or with it.
        if (leading > 0 && leading == part.size() && leading <= mostDigits)
            match.alternatives.push_back({{number, NumberTest::Kind::Contains, 0, 0, std::string(part)}});
        else if (leading > 0 && leading <= mostDigits)
            Walk(match, false)
                .go(pattern.substr(at + 1), part.substr(leading), number + 1,
                    {{number, NumberTest::Kind::EndsWith, 0, 0, std::string(part.substr(0, leading))}});
        ++number;
    }
    if (match.always)
        match.alternatives.clear();
    return match;
}

} // namespace cloudnx::audit
