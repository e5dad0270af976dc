#pragma once

#include "models/audit/archive/dictionary.h"
#include "models/audit/archive/sametext.h"

#include <string>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace cloudnx::audit {

/// The writer's side of a Dictionary: finds the code of a text, and gives new texts the next one.
class TextTable {
public:
    TextTable();

    /// Takes over what the archive has. Throws Faults.
    void load(const Dictionary &dictionary);

    /// rawCode when @p text is new and there are @p most texts already, or when it holds other numberMarks
    /// than the
    /// @p marks that stand for its numbers.
    [[nodiscard]] std::uint32_t code(std::string_view text, int marks, std::uint32_t most) {
        return code(text, hashOf(text), marks, most);
    }

    [[nodiscard]] static std::uint64_t hashOf(std::string_view text) {
        return XXH3_64bits(text.data(), text.size());
    }

    /// Fetches what looking up a text of this hash will need, while other things are done.
    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&m_slots[hash & (m_slots.size() - 1)]); }

    /// The same of the text itself, once the first is there.
    void prefetchText(std::uint64_t hash) const {
        const Slot &slot = m_slots[hash & (m_slots.size() - 1)];
        __builtin_prefetch(m_bytes.data() + slot.offset);
        __builtin_prefetch(m_bytes.data() + slot.offset + slot.size);
    }

    /// As code() of the text alone, which has this hash.
    [[nodiscard]] std::uint32_t code(std::string_view text, std::uint64_t hash, int marks,
                                     std::uint32_t most) {
        if (text.empty())
            return emptyCode;
        const std::uint32_t code = find(text, hash, marks);
        return code != emptyCode ? code : codeNew(text, hash, marks, most);
    }

    /// As code(), but adds nothing: emptyCode when the text is not there.
    [[nodiscard]] std::uint32_t find(std::string_view text, std::uint64_t hash, int marks) const {
        for (std::size_t at = hash & (m_slots.size() - 1);; at = (at + 1) & (m_slots.size() - 1)) {
            const Slot &slot = m_slots[at];
            if (slot.code == 0)
                return emptyCode;
            if (slot.hash == static_cast<std::uint32_t>(hash >> 32) && slot.size == text.size() &&
                isSameText(m_bytes.data() + slot.offset, text))
                return slot.marks == marks ? slot.code : rawCode;
        }
    }

    [[nodiscard]] std::string_view text(std::uint32_t code) const;

    /// One more than the largest code.
    [[nodiscard]] std::uint32_t size() const {
        return static_cast<std::uint32_t>(m_offsets.size() - 1) + firstFreeCode;
    }

    /// The texts from a code on, as they stand in a segment.
    struct Texts {
        std::vector<std::uint32_t> offsets;
        std::string bytes;
    };

    [[nodiscard]] Texts from(std::uint32_t code) const;

private:
    /// All that looking up needs but the text itself, so that it waits for memory once.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t code = 0; ///< 0: free
        std::uint32_t offset = 0;
        std::uint16_t size = 0;
        std::uint8_t marks = 0;
    };

    [[nodiscard]] std::uint32_t codeNew(std::string_view text, std::uint64_t hash, int marks,
                                        std::uint32_t most);
    std::uint32_t add(std::string_view text, int marks, std::uint64_t hash);
    void grow();
    void place(std::uint64_t hash, Slot slot);

    std::vector<Slot> m_slots;
    std::vector<std::uint64_t> m_offsets{0};
    std::string m_bytes;
};

} // namespace cloudnx::audit
