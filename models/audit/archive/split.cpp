#include "models/audit/archive/split.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cloudnx::audit {

namespace {

struct Run {
    const char *begin;
    const char *end;

    [[nodiscard]] bool fits() const { return end - begin <= 9 && (*begin != '0' || end - begin == 1); }
};

/// The number of up to 8 digits that ends at @p end; 8 bytes before that can be read.
std::uint32_t valueOfEight(const char *end, std::size_t count) {
    std::uint64_t digits = 0;
    for (int at = 0; at < 8; ++at) // one load where it can be; the first digit becomes the lowest byte
        digits |= static_cast<std::uint64_t>(static_cast<unsigned char>(end[at - 8])) << (8 * at);
    digits = count == 0 ? 0 : digits & 0x0f0f0f0f0f0f0f0f & (~0ULL << (64 - 8 * count));
    digits = (digits * 2561) >> 8 & 0x00ff00ff00ff00ff; // pairs of digits
    digits = (digits * 6553601) >> 16 & 0x0000ffff0000ffff;
    return static_cast<std::uint32_t>((digits * 42949672960001) >> 32);
}

std::uint32_t valueOf(Run run) {
    const auto count = static_cast<std::size_t>(run.end - run.begin);
    if (count <= 8)
        return valueOfEight(run.end, count);
    return static_cast<std::uint32_t>(*run.begin - '0') * 100000000 + valueOfEight(run.end, 8);
}

/// A bit for each of 64 bytes that is a digit.
std::uint64_t digitsOf(const char *bytes) {
    std::uint64_t digits = 0;
#if defined(__SSE2__)
    for (int at = 0; at < 64; at += 16) {
        const __m128i value =
            _mm_sub_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + at)), _mm_set1_epi8('0'));
        const __m128i is = _mm_cmpeq_epi8(_mm_min_epu8(value, _mm_set1_epi8(9)), value);
        digits |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(is))) << at;
    }
#else
    for (int at = 0; at < 64; ++at)
        digits |= static_cast<std::uint64_t>(bytes[at] >= '0' && bytes[at] <= '9') << at;
#endif
    return digits;
}

/// One more than the place of the last bit before @p end that is set, or with @p flip not set; 0: none.
std::size_t endOfLast(const std::vector<std::uint64_t> &bits, std::size_t end, std::uint64_t flip) {
    if (end == 0)
        return 0;
    std::size_t word = (end - 1) / 64;
    std::uint64_t left = (bits[word] ^ flip) & (~0ULL >> (63 - (end - 1) % 64));
    while (left == 0)
        if (word == 0)
            return 0;
        else
            left = bits[--word] ^ flip;
    return word * 64 + 64 - static_cast<std::size_t>(std::countl_zero(left));
}

/// The last @p most numbers of a text, the last one first.
int findRuns(const std::vector<std::uint64_t> &digits, const char *text, std::size_t size, int most,
             std::array<Run, mostNumbers> &runs) {
    int found = 0;
    for (std::size_t at = size; found < most;) {
        const std::size_t end = endOfLast(digits, at, 0);
        if (end == 0)
            break;
        at = endOfLast(digits, end, ~0ULL);
        const Run run{text + at, text + end};
        if (run.fits())
            runs[static_cast<std::size_t>(found++)] = run;
    }
    return found;
}

/// The same of a text of less than 64 bytes, which most are.
int findRuns(std::uint64_t digits, const char *text, int most, std::array<Run, mostNumbers> &runs) {
    int found = 0;
    while (found < most && digits != 0) {
        const int end = 64 - std::countl_zero(digits);
        const int begin = end - std::countl_one(digits << (64 - end));
        const Run run{text + begin, text + end};
        if (run.fits())
            runs[static_cast<std::size_t>(found++)] = run;
        digits &= (1ULL << begin) - 1;
    }
    return found;
}

constexpr std::size_t block = 64;

/// Copies at least 32 bytes, and in steps of 16: there is room to read and write too many.
char *copied(const char *from, const char *end, char *to) {
    std::memcpy(to, from, 32);
    for (std::ptrdiff_t at = 32; at < end - from; at += 16)
        std::memcpy(to + at, from + at, 16);
    return to + (end - from);
}

} // namespace

void split(std::string_view text, int most, Split &into) {
    const std::size_t blocks = text.size() / block + 1;
    const std::size_t room = (blocks + 2) * block;
    if (into.digits.size() < blocks)
        into.digits.resize(blocks);
    if (into.buffer.size() < 2 * room)
        into.buffer.resize(2 * room);
    char *const copy = into.buffer.data() + 8; // the text, with room around it
    const char *from = copy;
    char *to = into.buffer.data() + room;
    std::copy(text.begin(), text.end(), copy);
    std::array<Run, mostNumbers> runs{};
    if (blocks == 1) {
        const std::uint64_t within = (1ULL << text.size()) - 1; // the rest is of another text
        into.count = findRuns(digitsOf(from) & within, copy, most, runs);
    } else {
        for (std::size_t at = 0; at < blocks; ++at)
            into.digits[at] = digitsOf(from + at * block);
        into.count = findRuns(into.digits, copy, text.size(), most, runs);
    }
    for (int number = 0; number < into.count; ++number) {
        const Run &run = runs[static_cast<std::size_t>(into.count - 1 - number)];
        into.numbers[static_cast<std::size_t>(number)] = valueOf(run);
        to = copied(from, run.begin, to);
        *to++ = numberMark;
        from = run.end;
    }
    to = copied(from, copy + text.size(), to);
    into.text = {into.buffer.data() + room, static_cast<std::size_t>(to - into.buffer.data()) - room};
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
