#pragma once

#include "models/audit/archive/format.h"
#include "models/audit/archive/seal.h"
#include "models/core/result.h"

#include <QString>

#include <span>
#include <vector>

namespace cloudnx::audit {

/// Gathers the sections of one segment and writes them with their checksums.
class SectionWriter {
public:
    /// Forgets all sections, and keeps the room they took.
    void clear();
    /// What follows stands under another checksum than what came before.
    void beginBlock();
    /// The section's elements as they are.
    void add(Field field, Part part, std::uint32_t width, std::span<const std::byte> bytes,
             std::uint64_t constant = 0);
    /// In the narrowest width that holds them all; one value in every row takes no room.
    void addNumbers(Field field, Part part, std::span<const std::uint32_t> numbers);

    template <typename T>
    void addAll(Field field, Part part, std::span<const T> elements, std::uint64_t constant = 0) {
        add(field, part, sizeof(T), std::as_bytes(elements), constant);
    }

    /// Writes @p path durably, encrypted when there is a @p key; yields the header's checksum. Errors: Local.
    [[nodiscard]] Result<std::uint64_t> write(const QString &path, std::uint64_t rows, std::int64_t first,
                                              std::int64_t last, const SealKey *key);

private:
    template <typename T>
    void addNarrowed(Field field, Part part, std::span<const std::uint32_t> numbers);

    std::vector<SectionEntry> m_sections; ///< offsets from the body's begin
    std::vector<std::byte> m_body;
};

} // namespace cloudnx::audit
