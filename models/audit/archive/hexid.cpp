#include "models/audit/archive/hexid.h"

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

/// Whether all of @p count bytes are digits; packs them from digit number @p at on.
bool pack(const char *text, std::size_t count, std::size_t at, std::array<std::uint8_t, 16> &digits) {
    std::uint8_t bad = 0;
    for (std::size_t i = 0; i < count; ++i, ++at) {
        const std::uint8_t value = valueOf(text[i]);
        bad |= value;
        digits[at / 2] |= static_cast<std::uint8_t>(value << (at % 2 == 0 ? 4 : 0));
    }
    return (bad & 0xf0) == 0;
}

bool packUuid(const char *text, std::array<std::uint8_t, 16> &digits) {
    digits = {};
    return text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-' &&
           pack(text, 8, 0, digits) && pack(text + 9, 4, 8, digits) && pack(text + 14, 4, 12, digits) &&
           pack(text + 19, 4, 16, digits) && pack(text + 24, 12, 20, digits);
}

} // namespace

bool splitHexId(std::string_view text, HexId &into) {
    if (text.size() >= uuidLength && packUuid(text.data() + text.size() - uuidLength, into.digits)) {
        into.form.assign(text, 0, text.size() - uuidLength);
        into.form.push_back(uuidForm);
        return true;
    }
    std::size_t begin = text.size();
    while (begin != 0 && text.size() - begin < 32 && valueOf(text[begin - 1]) != noDigit)
        --begin;
    const std::size_t count = text.size() - begin;
    into.digits = {};
    into.form.assign(text, 0, begin);
    into.form.push_back(static_cast<char>(count));
    return count != 0 && pack(text.data() + begin, count, 0, into.digits);
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
