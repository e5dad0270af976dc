#pragma once

#include "models/audit/archive/incoming.h"

#include <span>
#include <string>
#include <vector>

namespace cloudnx::audit {

/// The quotes and brackets of a line of JSON, a bit each: what is left to read of a line whose shape is
/// known.
class LineMarks {
public:
    /// False where only a parser knows: with escapes, control characters or broken UTF-8, and in long lines.
    /// Reads up to 63 bytes beyond the line.
    [[nodiscard]] bool read(std::string_view line);

    /// Where the next quote is, or the line's end.
    [[nodiscard]] std::size_t quoteFrom(std::size_t at) const;
    /// Where the object or list that begins at @p at ends, by its brackets; 0: nowhere.
    [[nodiscard]] std::size_t endOfBrackets(std::string_view line, std::size_t at) const;

private:
    static constexpr std::size_t mostWords = 256;

    using Words = std::array<std::uint64_t, mostWords + 1>;

    [[nodiscard]] static std::uint64_t from(const Words &words, std::size_t at);

    std::size_t m_words = 0;
    Words m_quotes{};
    Words m_brackets{};
};

/// Reads times as the archive writes them; most are of the day of the one before.
class TimeReader {
public:
    /// Milliseconds since 1970 of `2026-05-03T12:00:00[.mmm]Z`, which is written back just so; nothing
    /// otherwise.
    [[nodiscard]] std::optional<std::int64_t> read(std::string_view text);

private:
    std::array<char, 10> m_date{};
    std::int64_t m_days = 0;
};

/// How a line that was parsed writes an event: what stands around its values, byte for byte. Most lines of a
/// log are written alike, and those are read by comparing that and taking what is between: this looks at each
/// byte once.
class LineShape {
public:
    enum class Kind : std::uint8_t { Text, Time, Number, Json };

    /// Where a value stands in the line; of texts and times without its quotes.
    struct Value {
        Field field = Field::Time;
        Kind kind = Kind::Text;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    /// @p values: all there are, in their order.
    LineShape(std::string_view line, std::span<const Value> values);

    /// False when @p line is written otherwise; @p event may then be half filled. Else what a parser would
    /// have read.
    [[nodiscard]] bool read(std::string_view line, const LineMarks &marks, TimeReader &times,
                            IncomingEvent &event) const;

private:
    struct Step {
        Value value;
        std::string before;
    };

    std::vector<Step> m_steps;
    std::string m_end;
};

/// Of 0 … 2^32-2, as JSON writes it.
[[nodiscard]] std::optional<std::uint32_t> parseWholeNumber(std::string_view token);

} // namespace cloudnx::audit
