#pragma once

#include "models/audit/archive/hexid.h"
#include "models/audit/archive/incoming.h"
#include "models/audit/archive/rowreader.h"
#include "models/audit/archive/sectionwriter.h"
#include "models/audit/archive/split.h"
#include "models/audit/archive/texttable.h"

namespace cloudnx::audit {

using TextTables = std::array<TextTable, fieldCount>;

/// The rows of one field while a segment grows.
struct GrowingColumn {
    std::vector<std::uint32_t> codes;
    /// Shorter than the rows, or empty, where the rest are all 0.
    std::array<std::vector<std::uint32_t>, mostNumbers> numbers;
    std::vector<std::uint32_t> head;
    std::vector<std::array<std::uint8_t, 12>> tail;
    std::vector<std::uint32_t> rawRows;
    std::vector<std::uint32_t> rawOffsets{0};
    std::string rawBytes;

    [[nodiscard]] std::string_view raw(std::uint32_t row) const;
    [[nodiscard]] std::array<std::uint8_t, 16> digits(std::uint32_t row) const;
    void setNumber(std::size_t number, std::uint32_t row, std::uint32_t value);

    [[nodiscard]] std::uint32_t number(std::size_t number, std::uint32_t row) const {
        return row < numbers[number].size() ? numbers[number][row] : 0;
    }

    void clear();
};

/// Events in memory until they become a segment.
class SegmentBuilder {
public:
    /// @p tables must outlive this.
    explicit SegmentBuilder(TextTables &tables) : m_tables(tables) {}

    /// False, and nothing appended, when details or other are no JSON.
    [[nodiscard]] bool append(const IncomingEvent &event);
    /// Takes over all rows of a segment whose codes are those of the tables. Throws Faults.
    void append(const SegmentFile &segment, const Dictionaries &dictionaries);

    /// Forgets all rows, and keeps the room they took.
    void clear();

    [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(m_times.size()); }

    /// Of texts that are in no dictionary.
    [[nodiscard]] std::uint64_t heldBytes() const { return m_heldBytes; }

    [[nodiscard]] const std::vector<std::int64_t> &times() const { return m_times; }

    [[nodiscard]] const GrowingColumn &column(Field field) const {
        return m_columns[static_cast<std::size_t>(field)];
    }

    /// Whether two rows say the same, in every field: the members of JSON in any order.
    [[nodiscard]] bool isSame(std::uint32_t left, std::uint32_t right) const;
    [[nodiscard]] bool isSame(std::uint32_t row, const RowReader &reader, std::uint32_t other) const;

    /// Rows that say the same, in every field but their time, have the same.
    [[nodiscard]] std::uint64_t fingerprint(std::uint32_t row) const;
    [[nodiscard]] static std::uint64_t fingerprint(const RowReader &reader, std::uint32_t row);

    /// The rows @p order, in this order, as sections. Dictionaries get the texts from @p firstCodes on.
    void write(SectionWriter &into, std::span<const std::uint32_t> order,
               const std::array<std::uint32_t, fieldCount> &firstCodes) const;

private:
    GrowingColumn &at(Field field) { return m_columns[static_cast<std::size_t>(field)]; }

    /// A text on its way into a column with a dictionary.
    struct Coded {
        std::uint32_t code = emptyCode;
        std::uint64_t hash = 0;
        Split split;
    };

    struct Identified {
        HexId id;
        bool isHex = false;
    };

    struct LastForm {
        std::string prefix;
        char kind = 0;
        std::uint32_t code = emptyCode;
    };

    void hash(Field field, std::string_view text);
    void code(Field field, std::string_view text);
    [[nodiscard]] bool codeJson(Field field, std::string_view &text);
    void appendText(Field field, std::string_view text);
    void appendIdentifier(Field field, std::string_view text, Identified &id);
    [[nodiscard]] std::uint32_t codeForm(Field field, const HexId &id);
    void appendRaw(GrowingColumn &column, std::uint32_t row, std::string_view text);
    [[nodiscard]] std::string comparable(Field field, std::uint32_t row) const;
    void appendTextOf(Field field, std::uint32_t row, std::string &into) const;

    TextTables &m_tables;
    std::vector<std::int64_t> m_times;
    std::array<GrowingColumn, fieldCount> m_columns;
    std::uint64_t m_heldBytes = 0;
    std::array<Coded, fieldCount> m_coded; ///< of the event that is being appended
    std::array<LastForm, fieldCount> m_lastForms;
    std::array<std::string, 2> m_plain; ///< details and other of the event that is being appended
};

} // namespace cloudnx::audit
