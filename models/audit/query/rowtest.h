#pragma once

#include "models/audit/query/chunk.h"
#include "models/audit/query/textask.h"

namespace cloudnx::audit {

/// A filter, or a part of one, ready to be asked of an archive's rows. Throws Faults.
class RowTest {
public:
    RowTest() = default;
    RowTest(const RowTest &) = delete;
    RowTest &operator=(const RowTest &) = delete;
    virtual ~RowTest() = default;

    /// Overwrites @p bits with those rows of @p mask for which it holds. The two do not overlap.
    virtual void evaluate(const Chunk &chunk, const std::uint64_t *mask, std::uint64_t *bits) const = 0;
    /// What it takes, in bytes read a row; slow ones are asked last.
    [[nodiscard]] virtual int cost() const = 0;
};

using RowTestPtr = std::unique_ptr<const RowTest>;

[[nodiscard]] RowTestPtr testConstant(bool holds);
/// Both want to know the cheapest first by themselves.
[[nodiscard]] RowTestPtr testAll(std::vector<RowTestPtr> parts);
[[nodiscard]] RowTestPtr testAny(std::vector<RowTestPtr> parts);
[[nodiscard]] RowTestPtr testNot(RowTestPtr inner);
[[nodiscard]] RowTestPtr testTime(std::vector<filter::TimeRange> ranges);
/// Of Status and Duration.
[[nodiscard]] RowTestPtr testNumber(Field field, std::vector<filter::NumberRange> ranges);
[[nodiscard]] RowTestPtr testNoNumber(Field field);
/// Of an Identifier: is one of these.
[[nodiscard]] RowTestPtr testIdentifier(const Archive &archive, Field field,
                                        const std::vector<std::string> &values);
/// What is known of a code without its text being asked.
using CodeAsk = std::function<std::optional<bool>(std::uint32_t code)>;

/// Of a field with a dictionary.
[[nodiscard]] RowTestPtr testText(const Archive &archive, Field field, TextAskPtr ask,
                                  const CodeAsk &known = {});
/// Of an Identifier, row by row: those in forms for which @p isPossible, and those in none.
[[nodiscard]] RowTestPtr testSomeIdentifiers(const Archive &archive, Field field, TextAskPtr ask,
                                             const std::function<bool(std::string_view form)> &isPossible);
/// Of Status and Duration, by their digits.
[[nodiscard]] RowTestPtr testNumberText(Field field, TextAskPtr ask);
/// Of any field, row by row.
[[nodiscard]] RowTestPtr testEachText(Field field, TextAskPtr ask);

} // namespace cloudnx::audit
