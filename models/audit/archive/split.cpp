#include "models/audit/archive/split.h"

#include <algorithm>
#include <charconv>

namespace cloudnx::audit {

namespace {

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

struct Run {
    const char *begin;
    const char *end;

    [[nodiscard]] bool fits() const { return end - begin <= 9 && (*begin != '0' || end - begin == 1); }
};

std::uint32_t valueOf(Run run) {
    std::uint32_t value = 0;
    for (const char *at = run.begin; at != run.end; ++at)
        value = value * 10 + static_cast<std::uint32_t>(*at - '0');
    return value;
}

/// The last @p most numbers, the last one first.
int findRuns(std::string_view text, int most, std::array<Run, mostNumbers> &runs) {
    int found = 0;
    const char *const begin = text.data();
    const char *at = begin + text.size();
    while (found < most) {
        while (at != begin && !isDigit(at[-1]))
            --at;
        if (at == begin)
            break;
        Run run{at, at};
        while (run.begin != begin && isDigit(run.begin[-1]))
            --run.begin;
        at = run.begin;
        if (run.fits())
            runs[static_cast<std::size_t>(found++)] = run;
    }
    return found;
}

} // namespace

void split(std::string_view text, int most, Split &into) {
    std::array<Run, mostNumbers> runs{};
    into.count = findRuns(text, most, runs);
    into.text.resize(text.size());
    char *to = into.text.data();
    const char *from = text.data();
    for (int number = 0; number < into.count; ++number) {
        const Run &run = runs[static_cast<std::size_t>(into.count - 1 - number)];
        to = std::copy(from, run.begin, to);
        *to++ = numberMark;
        into.numbers[static_cast<std::size_t>(number)] = valueOf(run);
        from = run.end;
    }
    to = std::copy(from, text.data() + text.size(), to);
    into.text.resize(static_cast<std::size_t>(to - into.text.data()));
}

void join(std::string_view pattern, const std::array<std::uint32_t, mostNumbers> &numbers,
          std::string &into) {
    std::size_t number = 0;
    for (std::size_t from = 0;;) {
        const std::size_t mark = pattern.find(numberMark, from);
        into.append(pattern.substr(from, mark - from));
        if (mark == std::string_view::npos || number == numbers.size())
            return;
        std::array<char, 10> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), numbers[number++]);
        into.append(digits.data(), end.ptr);
        from = mark + 1;
    }
}

} // namespace cloudnx::audit
