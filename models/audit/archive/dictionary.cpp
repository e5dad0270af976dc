#include "models/audit/archive/dictionary.h"

#include "models/audit/archive/fault.h"

#include <algorithm>

namespace cloudnx::audit {

namespace {

[[noreturn]] void failWithoutText() {
    fail(ErrorKind::Integrity,
         QStringLiteral("The audit archive names a text it does not have. Run cloudnx audit repair."));
}

} // namespace

bool Dictionary::add(const SegmentFile &segment, Field field) {
    const SectionEntry *offsets = segment.find(field, Part::DictionaryOffsets);
    const SectionEntry *bytes = segment.find(field, Part::DictionaryBytes);
    if (!offsets)
        return true;
    if (!bytes || offsets->constant != m_size || offsets->count - 1 > ~0U - m_size)
        return false;
    m_chunks.push_back({m_size, &segment, offsets, bytes});
    m_size += static_cast<std::uint32_t>(offsets->count - 1);
    return true;
}

std::string_view Dictionary::text(std::uint32_t code) const {
    if (code == emptyCode)
        return {};
    if (code < firstFreeCode || code >= m_size)
        failWithoutText();
    const auto after =
        std::upper_bound(m_chunks.begin(), m_chunks.end(), code,
                         [](std::uint32_t wanted, const Chunk &chunk) { return wanted < chunk.first; });
    const Chunk &chunk = *std::prev(after);
    const std::uint32_t begin = chunk.segment->number(chunk.offsets, code - chunk.first);
    const std::uint32_t end = chunk.segment->number(chunk.offsets, code - chunk.first + 1);
    if (end < begin)
        failWithoutText();
    return {reinterpret_cast<const char *>(chunk.segment->bytes(*chunk.bytes, begin, end - begin)),
            end - begin};
}

std::optional<std::uint32_t> Dictionary::find(std::string_view text) const {
    std::optional<std::uint32_t> found;
    each([&](std::uint32_t code, std::string_view candidate) {
        if (candidate == text)
            found = code;
    });
    return found;
}

std::span<const std::uint32_t> Dictionary::Chunk::soundOffsets() const {
    const auto all = segment->all<std::uint32_t>(offsets);
    if (!std::is_sorted(all.begin(), all.end()) || all.back() > bytes->count)
        failWithoutText();
    return all;
}

const char *Dictionary::Chunk::texts() const {
    return reinterpret_cast<const char *>(segment->bytes(*bytes, 0, bytes->count));
}

} // namespace cloudnx::audit
