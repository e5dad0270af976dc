#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace cloudnx::audit {

/// Numbers pairs in the order in which they come.
class PairTable {
public:
    explicit PairTable(std::size_t slots = 4096)
        : m_slots(std::bit_ceil(slots), noPair), m_numbers(m_slots.size()) {}

    /// The pair's number; size() - 1 of a new one.
    std::uint32_t number(std::uint32_t left, std::uint32_t right) {
        if (m_pairs.size() * 2 >= m_slots.size())
            grow();
        const std::uint64_t pair = (static_cast<std::uint64_t>(left) << 32) | right;
        const std::size_t at = slotOf(pair);
        if (m_slots[at] == noPair) {
            m_slots[at] = pair;
            m_numbers[at] = static_cast<std::uint32_t>(m_pairs.size());
            m_pairs.push_back(pair);
        }
        return m_numbers[at];
    }

    [[nodiscard]] std::size_t size() const { return m_pairs.size(); }

    [[nodiscard]] std::uint32_t left(std::uint32_t number) const {
        return static_cast<std::uint32_t>(m_pairs[number] >> 32);
    }

    [[nodiscard]] std::uint32_t right(std::uint32_t number) const {
        return static_cast<std::uint32_t>(m_pairs[number]);
    }

private:
    static constexpr std::uint64_t noPair = ~0ULL; // neither codes nor numbers get that far

    [[nodiscard]] std::size_t slotOf(std::uint64_t pair) const {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = (pair * 0x9e3779b97f4a7c15ULL) >> (64 - std::countr_zero(m_slots.size()));
        while (m_slots[at] != noPair && m_slots[at] != pair)
            at = (at + 1) & mask;
        return at;
    }

    void grow() {
        m_slots.assign(m_slots.size() * 4, noPair);
        m_numbers.resize(m_slots.size());
        for (std::size_t number = 0; number < m_pairs.size(); ++number) {
            const std::size_t at = slotOf(m_pairs[number]);
            m_slots[at] = m_pairs[number];
            m_numbers[at] = static_cast<std::uint32_t>(number);
        }
    }

    std::vector<std::uint64_t> m_slots;
    std::vector<std::uint32_t> m_numbers;
    std::vector<std::uint64_t> m_pairs;
};

} // namespace cloudnx::audit
