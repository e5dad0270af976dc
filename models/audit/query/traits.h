#pragma once

#include "models/audit/query/groups.h"

#include <functional>
#include <unordered_map>

namespace cloudnx::audit {

/// Numbers the values of one trait, the same way in all segments of a view. Throws Faults.
class TraitNumbers {
public:
    TraitNumbers(const Archive &archive, Trait trait);

    /// Goes on to the rows of a segment, which are then asked for in ascending order.
    void enter(std::uint32_t segment);
    [[nodiscard]] std::uint32_t number(std::uint32_t row);
    [[nodiscard]] std::string text(std::uint32_t number) const;

private:
    [[nodiscard]] std::uint32_t ofText(std::string_view text);
    [[nodiscard]] std::uint32_t ofCode(std::uint32_t row);
    [[nodiscard]] std::uint32_t hourOfDay(std::uint32_t row);

    static constexpr std::uint32_t textBit = 1U << 31; ///< a number of m_texts

    const Archive &m_archive;
    Trait m_trait;
    Encoding m_encoding;
    std::uint32_t m_segment = 0;
    const SectionEntry *m_codes = nullptr;
    std::span<const std::int32_t> m_hours;
    std::span<const std::uint32_t> m_hourRows;
    std::size_t m_hour = 0;
    std::string m_buffer;
    std::vector<std::uint32_t> m_networks; ///< by code of the address; 0: not looked at yet
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::vector<std::string> m_texts;
};

/// The /24 or /48 of an address; the text itself when it is none.
[[nodiscard]] std::string networkOf(std::string_view address);

} // namespace cloudnx::audit
