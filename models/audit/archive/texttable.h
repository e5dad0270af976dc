#pragma once

#include "models/audit/archive/dictionary.h"

#include <string>
#include <string_view>

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

    [[nodiscard]] static std::uint64_t hashOf(std::string_view text);

    /// Fetches what looking up a text of this hash will need, while other things are done.
    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&m_slots[hash & (m_slots.size() - 1)]); }

    /// As code() of the text alone, which has this hash.
    [[nodiscard]] std::uint32_t code(std::string_view text, std::uint64_t hash, int marks,
                                     std::uint32_t most);

    /// As code(), but adds nothing: emptyCode when the text is not there.
    [[nodiscard]] std::uint32_t find(std::string_view text, int marks) const;
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
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t code = 0; ///< 0: free
    };

    [[nodiscard]] std::uint32_t lookUp(std::string_view text,
                                       std::uint64_t hash) const; ///< emptyCode: not there
    std::uint32_t add(std::string_view text, int marks, std::uint64_t hash);
    void grow();
    void place(std::uint64_t hash, std::uint32_t code);

    std::vector<Slot> m_slots;
    std::vector<std::uint64_t> m_offsets{0};
    std::vector<std::uint8_t> m_marks;
    std::string m_bytes;
};

} // namespace cloudnx::audit
