#include "models/audit/query/rowtest.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace cloudnx::audit {

namespace {

/// The question is put to the dictionary once; the rows are then asked for their codes, and for the numbers
/// of those templates that leave it open.
class Text final : public RowTest {
public:
    using IsPossible = std::function<bool(std::string_view)>;

    /// Of identifiers.
    Text(const Archive &archive, Field field, TextAskPtr ask, const IsPossible &isPossible)
        : m_field(field),
          m_ask(std::move(ask)),
          m_always(sizeOf(archive, field)),
          m_byText(sizeOf(archive, field)) {
        if (m_ask->holds({}))
            m_always.add(emptyCode);
        archive.dictionaries()[static_cast<std::size_t>(field)].each(
            [&](std::uint32_t code, std::string_view form) {
                if (code != emptyCode && isPossible(form))
                    m_byText.add(code);
            });
        m_always.finish();
        m_byText.finish();
    }

    Text(const Archive &archive, Field field, TextAskPtr ask, const CodeAsk &known)
        : m_field(field),
          m_ask(std::move(ask)),
          m_always(sizeOf(archive, field)),
          m_byText(sizeOf(archive, field)) {
        std::map<std::vector<NumberTests>, CodeSet> open;
        archive.dictionaries()[static_cast<std::size_t>(field)].each(
            [&](std::uint32_t code, std::string_view text) {
                if (const auto holds = known ? known(code) : std::nullopt) {
                    if (*holds)
                        m_always.add(code);
                    return;
                }
                const auto match =
                    numbersOf(field) == 0 || code == emptyCode ? whole(text) : m_ask->ofPattern(text);
                if (!match)
                    m_byText.add(code);
                else if (match->always)
                    m_always.add(code);
                else if (!match->never())
                    open.try_emplace(match->alternatives, sizeOf(archive, field)).first->second.add(code);
            });
        m_always.finish();
        m_byText.finish();
        for (auto &[alternatives, codes] : open) {
            codes.finish();
            m_open.push_back({alternatives, std::move(codes)});
        }
    }

    void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const override {
        std::memset(bits, 0, chunk.words() * sizeof(std::uint64_t));
        const SectionEntry *codes = chunk.segment.find(m_field, Part::Codes);
        m_always.setIn(chunk, codes, bits);
        for (const Open &open : m_open)
            addOpen(chunk, codes, open, mask, bits);
        addByText(chunk, codes, mask, bits);
        addRaw(chunk, mask, bits);
        for (std::size_t word = 0; word < chunk.words(); ++word)
            bits[word] &= mask[word];
    }

    [[nodiscard]] int cost() const override {
        return m_byText.isEmpty() ? 2 + 2 * static_cast<int>(m_open.size()) : 500;
    }

private:
    /// Templates that leave the same open.
    struct Open {
        std::vector<NumberTests> alternatives;
        CodeSet codes;
    };

    static std::uint32_t sizeOf(const Archive &archive, Field field) {
        return archive.dictionaries()[static_cast<std::size_t>(field)].size();
    }

    [[nodiscard]] std::optional<PatternMatch> whole(std::string_view text) const {
        PatternMatch match;
        match.always = m_ask->holds(text);
        return match;
    }

    void addOpen(const Chunk &chunk, const SectionEntry *codes, const Open &open, const std::uint64_t *mask,
                 std::uint64_t *bits) const {
        ChunkBits candidates{};
        open.codes.setIn(chunk, codes, candidates.data());
        std::uint64_t some = 0;
        for (std::size_t word = 0; word < chunk.words(); ++word)
            some |= candidates[word] &= mask[word] & ~bits[word];
        if (some == 0)
            return;
        for (const NumberTests &tests : open.alternatives) {
            ChunkBits left;
            std::copy_n(candidates.data(), chunk.words(), left.data());
            for (const NumberTest &test : tests)
                keep(chunk, test, left.data());
            for (std::size_t word = 0; word < chunk.words(); ++word)
                bits[word] |= left[word];
        }
    }

    void keep(const Chunk &chunk, const NumberTest &test, std::uint64_t *bits) const {
        const auto *numbers =
            chunk.segment.find(m_field, static_cast<Part>(static_cast<int>(Part::Number0) + test.number));
        ChunkBits holds{};
        if (test.kind == NumberTest::Kind::Range)
            setInRange(chunk, numbers, test.first, test.last, holds.data());
        else
            eachBit(bits, chunk.words(), [&](std::uint32_t row) {
                if (test.holds(chunk.segment.number(numbers, chunk.begin + row)))
                    holds[row / 64] |= 1ULL << (row % 64);
            });
        for (std::size_t word = 0; word < chunk.words(); ++word)
            bits[word] &= holds[word];
    }

    void addByText(const Chunk &chunk, const SectionEntry *codes, const std::uint64_t *mask,
                   std::uint64_t *bits) const {
        if (m_byText.isEmpty())
            return;
        ChunkBits candidates{};
        m_byText.setIn(chunk, codes, candidates.data());
        for (std::size_t word = 0; word < chunk.words(); ++word)
            candidates[word] &= mask[word];
        std::string text;
        eachBit(candidates.data(), chunk.words(), [&](std::uint32_t row) {
            text.clear();
            chunk.reader.appendText(m_field, chunk.begin + row, text);
            if (m_ask->holds(text))
                bits[row / 64] |= 1ULL << (row % 64);
        });
    }

    void addRaw(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const {
        const auto rows = chunk.segment.rawRows(m_field);
        for (auto at = std::lower_bound(rows.begin(), rows.end(), chunk.begin);
             at != rows.end() && *at < chunk.begin + chunk.rows; ++at) {
            const std::uint32_t row = *at - chunk.begin;
            if (((mask[row / 64] >> (row % 64)) & 1) != 0 && m_ask->holds(chunk.reader.raw(m_field, *at)))
                bits[row / 64] |= 1ULL << (row % 64);
        }
    }

    Field m_field;
    TextAskPtr m_ask;
    CodeSet m_always;
    CodeSet m_byText;
    std::vector<Open> m_open;
};

} // namespace

RowTestPtr testText(const Archive &archive, Field field, TextAskPtr ask, const CodeAsk &known) {
    return std::make_unique<Text>(archive, field, std::move(ask), known);
}

RowTestPtr testSomeIdentifiers(const Archive &archive, Field field, TextAskPtr ask,
                               const std::function<bool(std::string_view)> &isPossible) {
    return std::make_unique<Text>(archive, field, std::move(ask), isPossible);
}

} // namespace cloudnx::audit
