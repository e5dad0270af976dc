#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace cloudnx::audit {

/// A set of 64-bit keys but ~0.
class KeySet {
public:
    explicit KeySet(std::size_t slots = 1 << 12) : m_slots(std::bit_ceil(slots), noKey) {}

    /// False when it is there already.
    bool insert(std::uint64_t key) {
        if (m_count * 2 > m_slots.size())
            grow();
        return put(key);
    }

    /// Fetches what insert() will need, while other things are done.
    void prefetch(std::uint64_t key) const { __builtin_prefetch(&m_slots[slotOf(key)]); }

    [[nodiscard]] std::size_t size() const { return m_count; }

private:
    static constexpr std::uint64_t noKey = ~0ULL;

    [[nodiscard]] std::size_t slotOf(std::uint64_t key) const {
        return (key * 0x9e3779b97f4a7c15ULL) >> (64 - std::countr_zero(m_slots.size()));
    }

    bool put(std::uint64_t key) {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = slotOf(key);
        for (; m_slots[at] != noKey; at = (at + 1) & mask)
            if (m_slots[at] == key)
                return false;
        m_slots[at] = key;
        ++m_count;
        return true;
    }

    void grow() {
        std::vector<std::uint64_t> old(m_slots.size() * 4, noKey);
        old.swap(m_slots);
        m_count = 0;
        for (const std::uint64_t key : old)
            if (key != noKey)
                put(key);
    }

    std::vector<std::uint64_t> m_slots;
    std::size_t m_count = 0;
};

} // namespace cloudnx::audit
