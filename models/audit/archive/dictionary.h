#pragma once

#include "models/audit/archive/segmentfile.h"

#include <string_view>

namespace cloudnx::audit {

/// The texts (or templates, or forms of ids) behind a field's codes, over all segments of a view. Each
/// segment adds those that were new when it was written. Throws a Fault where a code has no text or a block
/// is damaged.
class Dictionary {
public:
    /// Errors: Integrity, when the codes do not go on where they ended.
    [[nodiscard]] bool add(const SegmentFile &segment, Field field);

    /// One more than the largest code; the first two are the empty text and "not in the dictionary".
    [[nodiscard]] std::uint32_t size() const { return m_size; }

    [[nodiscard]] std::string_view text(std::uint32_t code) const;
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const;

    /// visit(code, text) for all that have a text, the empty one first.
    template <typename Visit>
    void each(Visit visit) const {
        visit(emptyCode, std::string_view());
        for (const Chunk &chunk : m_chunks) {
            const std::span<const std::uint32_t> offsets = chunk.soundOffsets();
            const char *const texts = chunk.texts();
            for (std::uint32_t at = 0; at + 1 < offsets.size(); ++at)
                visit(chunk.first + at, std::string_view(texts + offsets[at], offsets[at + 1] - offsets[at]));
        }
    }

private:
    struct Chunk {
        std::uint32_t first;
        const SegmentFile *segment;
        const SectionEntry *offsets;
        const SectionEntry *bytes;

        /// Ascending, and within the texts.
        [[nodiscard]] std::span<const std::uint32_t> soundOffsets() const;
        [[nodiscard]] const char *texts() const;
    };

    std::vector<Chunk> m_chunks;
    std::uint32_t m_size = firstFreeCode;
};

} // namespace cloudnx::audit
