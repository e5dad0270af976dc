#pragma once

#include "models/audit/archive/dictionary.h"

#include <string>

namespace cloudnx::audit {

using Dictionaries = std::array<Dictionary, fieldCount>;

/// Reads single rows of one segment. Throws Faults.
class RowReader {
public:
    RowReader(const SegmentFile &segment, const Dictionaries &dictionaries)
        : m_segment(segment), m_dictionaries(dictionaries) {}

    [[nodiscard]] Instant time(std::uint32_t row) const;
    /// Of Status and Duration.
    [[nodiscard]] std::optional<std::uint32_t> number(Field field, std::uint32_t row) const;
    /// Of any field, as it is written in JSON without quotes; nothing where the event has none.
    void appendText(Field field, std::uint32_t row, std::string &into) const;
    [[nodiscard]] std::string text(Field field, std::uint32_t row) const;

    [[nodiscard]] std::uint32_t code(Field field, std::uint32_t row) const;
    /// The text of a row whose code is rawCode.
    [[nodiscard]] std::string_view raw(Field field, std::uint32_t row) const;

private:
    void appendTemplate(Field field, std::uint32_t row, std::uint32_t code, std::string &into) const;
    void appendIdentifier(Field field, std::uint32_t row, std::uint32_t code, std::string &into) const;

    const SegmentFile &m_segment;
    const Dictionaries &m_dictionaries;
};

/// `2026-05-03T12:00:00.000Z`, always with milliseconds; as toRfc3339() but fast.
void appendTime(std::int64_t milliseconds, std::string &into);

} // namespace cloudnx::audit
