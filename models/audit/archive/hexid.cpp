#include "models/audit/archive/hexid.h"

#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cloudnx::audit {

namespace {

constexpr std::size_t uuidLength = 36;
constexpr char uuidForm = 33;
constexpr std::uint8_t noDigit = 255;

constexpr auto digitValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(noDigit);
    for (std::uint8_t digit = 0; digit < 16; ++digit)
        values[static_cast<std::uint8_t>("0123456789abcdef"[digit])] = digit;
    return values;
}();

constexpr bool isHyphenPlace(std::size_t at) {
    return at == 8 || at == 13 || at == 18 || at == 23;
}

std::uint8_t valueOf(char c) {
    return digitValues[static_cast<std::uint8_t>(c)];
}

/// Packs 16 digits into 8 bytes; false where there is something else.
bool packSixteen(const char *text, std::uint8_t *into) {
#if defined(__SSE2__)
    const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text));
    const auto isUpTo = [&some](char first, char most) {
        const __m128i value = _mm_sub_epi8(some, _mm_set1_epi8(first));
        return _mm_cmpeq_epi8(_mm_min_epu8(value, _mm_set1_epi8(most)), value);
    };
    const __m128i isLetter = isUpTo('a', 5);
    if (_mm_movemask_epi8(_mm_or_si128(isUpTo('0', 9), isLetter)) != 0xffff)
        return false;
    const __m128i values =
        _mm_add_epi8(_mm_and_si128(some, _mm_set1_epi8(0xf)), _mm_and_si128(isLetter, _mm_set1_epi8(9)));
    const __m128i pairs = _mm_and_si128(_mm_or_si128(_mm_slli_epi16(values, 4), _mm_srli_epi16(values, 8)),
                                        _mm_set1_epi16(0xff));
    _mm_storel_epi64(reinterpret_cast<__m128i *>(into), _mm_packus_epi16(pairs, pairs));
    return true;
#else
    std::uint8_t bad = 0;
    for (std::size_t at = 0; at < 8; ++at) {
        const std::uint8_t high = valueOf(text[2 * at]);
        const std::uint8_t low = valueOf(text[2 * at + 1]);
        bad |= high | low;
        into[at] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return (bad & 0xf0) == 0;
#endif
}

using Written = std::array<char, 32>;

bool pack(const Written &written, std::array<std::uint8_t, 16> &digits) {
    return packSixteen(written.data(), digits.data()) && packSixteen(written.data() + 16, digits.data() + 8);
}

bool packUuid(const char *text, std::array<std::uint8_t, 16> &digits) {
    if (text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return false;
    Written written;
    std::memcpy(written.data(), text, 8);
    std::memcpy(written.data() + 8, text + 9, 4);
    std::memcpy(written.data() + 12, text + 14, 4);
    std::memcpy(written.data() + 16, text + 19, 4);
    std::memcpy(written.data() + 20, text + 24, 12);
    return pack(written, digits);
}

} // namespace

bool splitHexId(std::string_view text, HexId &into) {
    if (text.size() >= uuidLength && packUuid(text.data() + text.size() - uuidLength, into.digits)) {
        into.prefix = text.substr(0, text.size() - uuidLength);
        into.kind = uuidForm;
        return true;
    }
    std::size_t begin = text.size();
    while (begin != 0 && text.size() - begin < 32 && valueOf(text[begin - 1]) != noDigit)
        --begin;
    const std::size_t count = text.size() - begin;
    into.prefix = text.substr(0, begin);
    into.kind = static_cast<char>(count);
    Written written;
    written.fill('0');
    std::memcpy(written.data(), text.data() + begin, count);
    return pack(written, into.digits) && count != 0;
}

void joinHexId(std::string_view form, const std::array<std::uint8_t, 16> &digits, std::string &into) {
    if (form.empty())
        return;
    const bool isUuid = form.back() == uuidForm;
    const std::size_t count = isUuid ? 32 : static_cast<std::uint8_t>(form.back()) % 33;
    into.append(form.substr(0, form.size() - 1));
    for (std::size_t at = 0, written = 0; at < count; ++at, ++written) {
        if (isUuid && isHyphenPlace(written)) {
            into.push_back('-');
            ++written;
        }
        into.push_back("0123456789abcdef"[at % 2 == 0 ? digits[at / 2] >> 4 : digits[at / 2] & 15]);
    }
}

std::size_t digitBytes(std::string_view form) {
    if (form.empty())
        return 0;
    return form.back() == uuidForm ? 16 : (static_cast<std::uint8_t>(form.back()) % 33 + 1) / 2;
}

} // namespace cloudnx::audit
