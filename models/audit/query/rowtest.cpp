#include "models/audit/query/rowtest.h"

#include "models/audit/archive/hexid.h"
#include "models/audit/archive/idfilter.h"
#include "models/audit/archive/timeindex.h"

#include <algorithm>
#include <cstring>

namespace cloudnx::audit {

namespace {

constexpr int rowByRow = 1000;

void clear(std::uint64_t *bits, std::size_t words) {
    std::memset(bits, 0, words * sizeof(std::uint64_t));
}

void restrict(std::uint64_t *bits, const std::uint64_t *mask, std::size_t words) {
    for (std::size_t word = 0; word < words; ++word)
        bits[word] &= mask[word];
}

bool isEmpty(const std::uint64_t *bits, std::size_t words) {
    return std::all_of(bits, bits + words, [](std::uint64_t word) { return word == 0; });
}

bool isCheaper(const RowTestPtr &left, const RowTestPtr &right) {
    return left->cost() < right->cost();
}

class Constant final : public RowTest {
public:
    explicit Constant(bool holds) : m_holds(holds) {}

    void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const override {
        for (std::size_t word = 0; word < chunk.words(); ++word)
            bits[word] = m_holds ? mask[word] : 0;
    }

    [[nodiscard]] int cost() const override { return 0; }

private:
    bool m_holds;
};

class All final : public RowTest {
public:
    explicit All(std::vector<RowTestPtr> parts) : m_parts(std::move(parts)) {
        std::sort(m_parts.begin(), m_parts.end(), isCheaper);
    }

    void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const override {
        ChunkBits left;
        std::copy_n(mask, chunk.words(), bits);
        for (const RowTestPtr &part : m_parts) {
            if (isEmpty(bits, chunk.words()))
                return;
            std::copy_n(bits, chunk.words(), left.data());
            part->evaluate(chunk, left.data(), bits);
        }
    }

    [[nodiscard]] int cost() const override {
        return m_parts.empty() ? 0 : m_parts.front()->cost() + static_cast<int>(m_parts.size());
    }

private:
    std::vector<RowTestPtr> m_parts;
};

class Any final : public RowTest {
public:
    explicit Any(std::vector<RowTestPtr> parts) : m_parts(std::move(parts)) {
        std::sort(m_parts.begin(), m_parts.end(), isCheaper);
    }

    void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const override {
        ChunkBits left;
        ChunkBits found;
        std::copy_n(mask, chunk.words(), left.data());
        clear(bits, chunk.words());
        for (const RowTestPtr &part : m_parts) {
            part->evaluate(chunk, left.data(), found.data());
            for (std::size_t word = 0; word < chunk.words(); ++word) {
                bits[word] |= found[word];
                left[word] &= ~found[word];
            }
        }
    }

    [[nodiscard]] int cost() const override {
        int cost = 1;
        for (const RowTestPtr &part : m_parts)
            cost += part->cost();
        return cost;
    }

private:
    std::vector<RowTestPtr> m_parts;
};

class Not final : public RowTest {
public:
    explicit Not(RowTestPtr inner) : m_inner(std::move(inner)) {}

    void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const override {
        m_inner->evaluate(chunk, mask, bits);
        for (std::size_t word = 0; word < chunk.words(); ++word)
            bits[word] = mask[word] & ~bits[word];
    }

    [[nodiscard]] int cost() const override { return m_inner->cost(); }

private:
    RowTestPtr m_inner;
};

class Time final : public RowTest {
public:
    explicit Time(std::vector<filter::TimeRange> ranges) : m_ranges(std::move(ranges)) {}

    void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const override {
        clear(bits, chunk.words());
        const TimeIndex index(chunk.segment);
        for (const filter::TimeRange &range : m_ranges) {
            const auto within = [&](Instant time) {
                return std::clamp(index.lowerBound(time), chunk.begin, chunk.begin + chunk.rows) -
                       chunk.begin;
            };
            if (range.from < range.until)
                setRange(bits, within(range.from), within(range.until));
        }
        restrict(bits, mask, chunk.words());
    }

    [[nodiscard]] int cost() const override { return 0; }

private:
    std::vector<filter::TimeRange> m_ranges;
};

class Number final : public RowTest {
public:
    Number(Field field, std::vector<filter::NumberRange> ranges)
        : m_field(field), m_ranges(std::move(ranges)) {}

    void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const override {
        clear(bits, chunk.words());
        const SectionEntry *codes = chunk.segment.find(m_field, Part::Codes);
        const SectionEntry *values = chunk.segment.find(m_field, Part::Values);
        for (const filter::NumberRange &range : m_ranges) {
            const std::int64_t first = std::max<std::int64_t>(range.first, 0);
            const std::int64_t last = std::min<std::int64_t>(range.last, ~0U - 1);
            if (first > last)
                continue;
            if (!values) {
                setInRange(chunk, codes, static_cast<std::uint32_t>(first) + 1,
                           static_cast<std::uint32_t>(last) + 1, bits);
                continue;
            }
            const auto all = chunk.segment.all<std::uint32_t>(values);
            const auto from = std::lower_bound(all.begin(), all.end(), first) - all.begin();
            const auto to = std::upper_bound(all.begin(), all.end(), last) - all.begin();
            if (from < to)
                setInRange(chunk, codes, static_cast<std::uint32_t>(from) + 1, static_cast<std::uint32_t>(to),
                           bits);
        }
        restrict(bits, mask, chunk.words());
    }

    [[nodiscard]] int cost() const override { return 1; }

private:
    Field m_field;
    std::vector<filter::NumberRange> m_ranges;
};

class NoNumber final : public RowTest {
public:
    explicit NoNumber(Field field) : m_field(field) {}

    void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const override {
        clear(bits, chunk.words());
        setInRange(chunk, chunk.segment.find(m_field, Part::Codes), 0, 0, bits);
        restrict(bits, mask, chunk.words());
    }

    [[nodiscard]] int cost() const override { return 1; }

private:
    Field m_field;
};

class NumberText final : public RowTest {
public:
    NumberText(Field field, TextAskPtr ask) : m_field(field), m_ask(std::move(ask)) {}

    void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const override {
        const SectionEntry *codes = chunk.segment.find(m_field, Part::Codes);
        const auto values = chunk.segment.all<std::uint32_t>(chunk.segment.find(m_field, Part::Values));
        if (values.empty())
            return testEachText(m_field, m_ask)->evaluate(chunk, mask, bits);
        clear(bits, chunk.words());
        if (m_ask->holds({}))
            setInRange(chunk, codes, 0, 0, bits);
        for (std::uint32_t at = 0; at < values.size(); ++at)
            if (m_ask->holds(std::to_string(values[at])))
                setInRange(chunk, codes, at + 1, at + 1, bits);
        restrict(bits, mask, chunk.words());
    }

    [[nodiscard]] int cost() const override { return 20; }

private:
    Field m_field;
    TextAskPtr m_ask;
};

class Identifier final : public RowTest {
public:
    Identifier(const Archive &archive, Field field, const std::vector<std::string> &values)
        : m_field(field), m_values(values) {
        const Dictionary &forms = archive.dictionaries()[static_cast<std::size_t>(field)];
        for (const std::string &value : values) {
            HexId id;
            if (!splitHexId(value, id))
                continue;
            Wanted wanted{value, 0, IdFilter::hashOf(id.digits)};
            std::memcpy(&wanted.head, id.digits.data(), sizeof wanted.head);
            if (forms.find(id.form()))
                m_wanted.push_back(std::move(wanted));
        }
    }

    void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const override {
        clear(bits, chunk.words());
        for (const Wanted &wanted : m_wanted) {
            if (!mayHave(chunk.segment, wanted))
                continue;
            ChunkBits same{};
            setInRange(chunk, chunk.segment.find(m_field, Part::Head), wanted.head, wanted.head, same.data());
            eachBit(same.data(), chunk.words(), [&](std::uint32_t row) {
                if (chunk.reader.text(m_field, chunk.begin + row) == wanted.text)
                    bits[row / 64] |= 1ULL << (row % 64);
            });
        }
        addRaw(chunk, bits);
        restrict(bits, mask, chunk.words());
    }

    [[nodiscard]] int cost() const override { return 4; }

private:
    struct Wanted {
        std::string text;
        std::uint32_t head;
        std::uint64_t hash;
    };

    /// Segments of older programs have no filter.
    [[nodiscard]] bool mayHave(const SegmentFile &segment, const Wanted &wanted) const {
        const SectionEntry *filter = segment.find(m_field, Part::Filter);
        if (!filter || !std::has_single_bit(filter->count))
            return true;
        const std::uint32_t bits = IdFilter::bitsOf(wanted.hash);
        return (segment.number(filter, IdFilter::wordOf(wanted.hash, filter->count)) & bits) == bits;
    }

    void addRaw(const Chunk &chunk, std::uint64_t *bits) const {
        const auto rows = chunk.segment.rawRows(m_field);
        for (auto row = std::lower_bound(rows.begin(), rows.end(), chunk.begin);
             row != rows.end() && *row < chunk.begin + chunk.rows; ++row)
            if (std::find(m_values.begin(), m_values.end(), chunk.reader.raw(m_field, *row)) !=
                m_values.end())
                bits[(*row - chunk.begin) / 64] |= 1ULL << ((*row - chunk.begin) % 64);
    }

    Field m_field;
    std::vector<std::string> m_values;
    std::vector<Wanted> m_wanted;
};

class EachText final : public RowTest {
public:
    EachText(Field field, TextAskPtr ask) : m_field(field), m_ask(std::move(ask)) {}

    void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const override {
        clear(bits, chunk.words());
        std::string text;
        eachBit(mask, chunk.words(), [&](std::uint32_t row) {
            text.clear();
            chunk.reader.appendText(m_field, chunk.begin + row, text);
            if (m_ask->holds(text))
                bits[row / 64] |= 1ULL << (row % 64);
        });
    }

    [[nodiscard]] int cost() const override { return rowByRow; }

private:
    Field m_field;
    TextAskPtr m_ask;
};

} // namespace

RowTestPtr testConstant(bool holds) {
    return std::make_unique<Constant>(holds);
}

RowTestPtr testAll(std::vector<RowTestPtr> parts) {
    return std::make_unique<All>(std::move(parts));
}

RowTestPtr testAny(std::vector<RowTestPtr> parts) {
    return std::make_unique<Any>(std::move(parts));
}

RowTestPtr testNot(RowTestPtr inner) {
    return std::make_unique<Not>(std::move(inner));
}

RowTestPtr testTime(std::vector<filter::TimeRange> ranges) {
    return std::make_unique<Time>(std::move(ranges));
}

RowTestPtr testNumber(Field field, std::vector<filter::NumberRange> ranges) {
    return std::make_unique<Number>(field, std::move(ranges));
}

RowTestPtr testNoNumber(Field field) {
    return std::make_unique<NoNumber>(field);
}

RowTestPtr testIdentifier(const Archive &archive, Field field, const std::vector<std::string> &values) {
    return std::make_unique<Identifier>(archive, field, values);
}

RowTestPtr testNumberText(Field field, TextAskPtr ask) {
    return std::make_unique<NumberText>(field, std::move(ask));
}

RowTestPtr testEachText(Field field, TextAskPtr ask) {
    return std::make_unique<EachText>(field, std::move(ask));
}

} // namespace cloudnx::audit
