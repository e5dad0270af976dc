#include "models/audit/import/lineshape.h"

#include "models/audit/archive/sametext.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace cloudnx::audit {

namespace {

struct Marks {
    std::uint64_t quotes = 0;
    std::uint64_t brackets = 0;
    std::uint64_t escapes = 0; ///< and control characters
    std::uint64_t high = 0;    ///< bytes of characters beyond ASCII
};

#if defined(__x86_64__)

inline std::uint64_t bitsOf(__m128i bytes, int at) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(bytes))) << at;
}

Marks marksOf(const char *bytes) {
    Marks marks;
    for (int at = 0; at < 64; at += 16) {
        const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + at));
        const __m128i folded = _mm_or_si128(some, _mm_set1_epi8(0x20)); // brackets become braces
        const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(some, _mm_set1_epi8(0x1f)), some);
        marks.quotes |= bitsOf(_mm_cmpeq_epi8(some, _mm_set1_epi8('"')), at);
        marks.brackets |= bitsOf(_mm_or_si128(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')),
                                              _mm_cmpeq_epi8(folded, _mm_set1_epi8('}'))),
                                 at);
        marks.escapes |= bitsOf(_mm_or_si128(low, _mm_cmpeq_epi8(some, _mm_set1_epi8('\\'))), at);
        marks.high |= bitsOf(some, at);
    }
    return marks;
}

#define CLOUDNX_AVX2 __attribute__((target("avx2")))

CLOUDNX_AVX2 inline std::uint64_t bitsOf(__m256i bytes, int at) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes))) << at;
}

CLOUDNX_AVX2 inline Marks wideMarksOf(const char *bytes) {
    Marks marks;
    for (int at = 0; at < 64; at += 32) {
        const __m256i some = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(bytes + at));
        const __m256i folded = _mm256_or_si256(some, _mm256_set1_epi8(0x20));
        const __m256i low = _mm256_cmpeq_epi8(_mm256_min_epu8(some, _mm256_set1_epi8(0x1f)), some);
        marks.quotes |= bitsOf(_mm256_cmpeq_epi8(some, _mm256_set1_epi8('"')), at);
        marks.brackets |= bitsOf(_mm256_or_si256(_mm256_cmpeq_epi8(folded, _mm256_set1_epi8('{')),
                                                 _mm256_cmpeq_epi8(folded, _mm256_set1_epi8('}'))),
                                 at);
        marks.escapes |= bitsOf(_mm256_or_si256(low, _mm256_cmpeq_epi8(some, _mm256_set1_epi8('\\'))), at);
        marks.high |= bitsOf(some, at);
    }
    return marks;
}

#else

Marks marksOf(const char *bytes) {
    Marks marks;
    for (int at = 0; at < 64; ++at) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        const auto bit = [at](bool is) { return static_cast<std::uint64_t>(is) << at; };
        marks.quotes |= bit(byte == '"');
        marks.brackets |= bit((byte | 0x20) == '{' || (byte | 0x20) == '}');
        marks.escapes |= bit(byte < 0x20 || byte == '\\');
        marks.high |= bit(byte >= 0x80);
    }
    return marks;
}

#endif

/// Fills a word for every 64 bytes of the line, and a 0 behind them; the other two are of the whole line.
template <typename MarksOf>
__attribute__((always_inline)) inline Marks markEach(std::string_view line, std::uint64_t *quotes,
                                                     std::uint64_t *brackets, MarksOf marksOf) {
    Marks all;
    std::size_t at = 0;
    for (std::uint64_t within = ~0ULL; at < line.size(); at += 64) {
        if (line.size() - at < 64)
            within = ~(~0ULL << (line.size() - at));
        const Marks marks = marksOf(line.data() + at);
        *quotes++ = marks.quotes & within;
        *brackets++ = marks.brackets & within;
        all.escapes |= marks.escapes & within;
        all.high |= marks.high & within;
    }
    *quotes = 0;
    *brackets = 0;
    return all;
}

Marks markAll(std::string_view line, std::uint64_t *quotes, std::uint64_t *brackets) {
    return markEach(line, quotes, brackets, marksOf);
}

#if defined(__x86_64__)
CLOUDNX_AVX2 Marks wideMarkAll(std::string_view line, std::uint64_t *quotes, std::uint64_t *brackets) {
    return markEach(line, quotes, brackets, wideMarksOf);
}
#endif

/// In the widest form this processor has.
auto bestMarkAll() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") ? wideMarkAll : markAll;
#else
    return markAll;
#endif
}

/// Bit n is the parity of bits 0 … n: set from an opening quote on until before the closing one.
std::uint64_t insideOf(std::uint64_t quotes) {
    for (int step = 1; step < 64; step *= 2)
        quotes ^= quotes << step;
    return quotes;
}

/// The decimal number at @p at; @p isBroken is set where there is another character.
template <int digits>
std::uint32_t decimal(const char *at, bool &isBroken) {
    std::uint32_t value = 0;
    for (int place = 0; place < digits; ++place) {
        const auto digit = static_cast<std::uint32_t>(static_cast<unsigned char>(at[place])) - '0';
        isBroken |= digit > 9;
        value = value * 10 + digit;
    }
    return value;
}

/// Days since 1970 of `2026-05-03`.
std::optional<std::int64_t> daysOf(const char *at) {
    using namespace std::chrono;
    bool isBroken = at[4] != '-' || at[7] != '-';
    const std::uint32_t y = decimal<4>(at, isBroken);
    const std::uint32_t mo = decimal<2>(at + 5, isBroken);
    const std::uint32_t d = decimal<2>(at + 8, isBroken);
    const year_month_day date(year(static_cast<int>(y)), month(mo), day(d));
    if (isBroken || y < 1 || !date.ok())
        return std::nullopt;
    return sys_days(date).time_since_epoch().count();
}

} // namespace

std::optional<std::int64_t> TimeReader::read(std::string_view text) {
    const bool hasMs = text.size() == 24;
    if ((!hasMs && text.size() != 20) || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text.back() != 'Z' || (hasMs && text[19] != '.'))
        return std::nullopt;
    const char *const at = text.data();
    if (!isSameText(m_date.data(), text.substr(0, m_date.size()))) {
        const auto days = daysOf(at);
        if (!days)
            return std::nullopt;
        std::copy_n(at, m_date.size(), m_date.begin());
        m_days = *days;
    }
    bool isBroken = false;
    const std::uint32_t h = decimal<2>(at + 11, isBroken);
    const std::uint32_t mi = decimal<2>(at + 14, isBroken);
    const std::uint32_t s = decimal<2>(at + 17, isBroken);
    const std::uint32_t ms = hasMs ? decimal<3>(at + 20, isBroken) : 0;
    if (isBroken || h > 23 || mi > 59 || s > 59)
        return std::nullopt;
    return ((m_days * 24 + h) * 60 + mi) * 60000 + s * 1000 + ms;
}

std::optional<std::uint32_t> parseWholeNumber(std::string_view token) {
    std::uint64_t value = 0;
    if (token.empty() || token.size() > 10 || (token.size() > 1 && token[0] == '0'))
        return std::nullopt;
    for (const char c : token) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return value < ~0U ? std::optional(static_cast<std::uint32_t>(value)) : std::nullopt;
}

bool LineMarks::read(std::string_view line) {
    m_words = (line.size() + 63) / 64;
    if (line.empty() || m_words > mostWords)
        return false;
    static const auto markAll = bestMarkAll();
    const Marks marks = markAll(line, m_quotes.data(), m_brackets.data());
    return marks.escapes == 0 && (marks.high == 0 || simdjson::validate_utf8(line.data(), line.size()));
}

/// The next 64 bits from @p at on; the words are one more than are used.
std::uint64_t LineMarks::from(const Words &words, std::size_t at) {
    return words[at / 64] >> (at % 64) | (words[at / 64 + 1] << 1) << (63 - at % 64);
}

std::size_t LineMarks::quoteFrom(std::size_t at) const {
    for (; at < m_words * 64; at += 64)
        if (const std::uint64_t quotes = from(m_quotes, at))
            return at + static_cast<std::size_t>(std::countr_zero(quotes));
    return at;
}

std::size_t LineMarks::endOfBrackets(std::string_view line, std::size_t at) const {
    int depth = 0;
    std::uint64_t before = 0; // all ones: inside of a string
    for (; at < m_words * 64; at += 64) {
        const std::uint64_t inside = insideOf(from(m_quotes, at)) ^ before;
        before = 0 - (inside >> 63);
        for (std::uint64_t left = from(m_brackets, at) & ~inside; left != 0; left &= left - 1) {
            const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(left));
            depth += (line[place] & 2) != 0 ? 1 : -1; // the opening ones have this bit
            if (depth <= 0)
                return depth == 0 ? place + 1 : 0;
        }
    }
    return 0;
}

LineShape::LineShape(std::string_view line, std::span<const Value> values) {
    std::size_t from = 0;
    for (const Value &value : values) {
        m_steps.push_back({value, std::string(line.substr(from, value.begin - from))});
        from = value.end;
    }
    m_end = line.substr(from);
}

bool LineShape::read(std::string_view line, const LineMarks &marks, TimeReader &times,
                     IncomingEvent &event) const {
    std::size_t at = 0;
    for (const Step &step : m_steps) {
        const std::size_t begin = at + step.before.size();
        if (begin >= line.size() || !isSameText(line.data() + at, step.before))
            return false;
        at = begin;
        switch (step.value.kind) {
        case Kind::Text:
        case Kind::Time:
            at = marks.quoteFrom(begin);
            break;
        case Kind::Number:
            while (at < line.size() && line[at] >= '0' && line[at] <= '9')
                ++at;
            break;
        case Kind::Json:
            at = line[begin] == '{' || line[begin] == '[' ? marks.endOfBrackets(line, begin) : begin;
            break;
        }
        if (at <= begin || at >= line.size())
            return false;
        const std::string_view value = line.substr(begin, at - begin);
        if (step.value.kind == Kind::Text || step.value.kind == Kind::Json) {
            event[step.value.field] = value;
        } else if (step.value.kind == Kind::Time) {
            const auto time = times.read(value);
            if (!time)
                return false;
            event.time = *time;
        } else {
            const auto number = parseWholeNumber(value);
            if (!number)
                return false;
            (step.value.field == Field::Status ? event.status : event.duration) = number;
        }
    }
    return line.size() - at == m_end.size() && isSameText(line.data() + at, m_end);
}

} // namespace cloudnx::audit
